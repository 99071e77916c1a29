import type { BrowserContext, Page } from '@playwright/test'
import { expectWrong, field, press, secret } from './account-form.ts'
import { type Account, callAs, newAccount, register, restAs, signIn } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { say } from './words.ts'

/** These tests end sessions, so each has an account of its own. */
const signInAsNew = async (context: BrowserContext, url: string): Promise<Account> => {
  const account = newAccount('Sam Settings')
  await register(url, account)
  await signIn(context, url, account)
  return account
}

const openTab = async (page: Page, tab: string) => {
  await page.goto('/settings')
  await page.getByRole('tab', { name: say(`settings.${tab}`), exact: true }).click()
  await expect(page.getByRole('tabpanel', { name: say(`settings.${tab}`), exact: true })).toBeVisible()
}

const sessions = (page: Page) => page.getByRole('tabpanel').getByRole('listitem')

const changePassword = async (page: Page, from: string, to: string) => {
  await secret(page, 'settings.oldPassword').fill(from)
  await secret(page, 'settings.newPassword').fill(to)
  await press(page, 'settings.changePassword')
}

test('a changed name stands everywhere at once, and stays', async ({ app, context, page }) => {
  await signInAsNew(context, app.url)
  await page.goto('/settings')
  await field(page, 'account.fullName').fill('Sam Changed')
  await field(page, 'fields.phone').fill('+34 600 000 000')
  await press(page, 'app.save')
  await expect(page.getByText(say('settings.profileSaved'))).toBeVisible()
  await expect(page.getByRole('button', { name: `Sam Changed ${say('person.menu')}` })).toBeVisible()
  await page.reload()
  await expect(field(page, 'account.fullName')).toHaveValue('Sam Changed')
  await expect(field(page, 'fields.phone')).toHaveValue('+34 600 000 000')
})

test('a name that is missing is said beside its field', async ({ app, context, page, guard }) => {
  guard.expectRefusal(400, /auth\.updateProfile/)
  await signInAsNew(context, app.url)
  await page.goto('/settings')
  await field(page, 'account.fullName').fill(' ')
  await press(page, 'app.save')
  await expectWrong(field(page, 'account.fullName'), 'required')
})

test('a changed password signs every other browser and program out at once, and not this one', async ({
  app,
  context,
  page,
  visit,
  guard,
}) => {
  guard.expectRefusal(400, /auth\.changePassword/)
  guard.expectRefusal(401, /auth\.changePassword/)
  guard.expectRefusal(401, /auth\.revokeSession/)
  guard.expectRefusal(401, /auth\.refresh/)
  const account = await signInAsNew(context, app.url)
  const elsewhere = await visit(account)
  const program = await restAs(app.url, account)
  await elsewhere.goto('/settings?tab=sessions')
  await expect(sessions(elsewhere)).toHaveCount(4)

  await openTab(page, 'password')
  await changePassword(page, account.password, 'short')
  await expectWrong(secret(page, 'settings.newPassword'), 'password_short')
  const password = 'another long password'
  await changePassword(page, 'not the old one', password)
  await expect(secret(page, 'settings.oldPassword')).toHaveAccessibleDescription(
    say('problems.wrong_password'),
  )
  await changePassword(page, account.password, password)
  await expect(page.getByText(say('settings.passwordChanged'))).toBeVisible()
  await expect(secret(page, 'settings.oldPassword')).toHaveValue('')

  await expect(program.get('/auth/profile')).rejects.toThrow(/: 401 /)
  await elsewhere
    .getByRole('button', { name: say('settings.endSession') })
    .first()
    .click()
  await expect(elsewhere).toHaveURL(/\/login\?next=/)
  await page.getByRole('tab', { name: say('settings.sessions') }).click()
  await expect(sessions(page)).toHaveCount(1)
  await page.reload()
  await expect(sessions(page)).toHaveCount(1)
  const again = await callAs(elsewhere.context(), app.url, 'auth.login', { email: account.email, password })
  expect(again.ok()).toBe(true)
})

test('sessions are listed, and one that is ended is signed out at its next click', async ({
  app,
  context,
  page,
  visit,
  guard,
}) => {
  guard.expectRefusal(401, /auth\.updateProfile/)
  guard.expectRefusal(401, /auth\.refresh/)
  const account = newAccount('Sam Settings')
  await register(app.url, account)
  await signIn(context, app.url, account)
  const elsewhere = await visit(account)
  await elsewhere.goto('/settings')
  await openTab(page, 'sessions')
  // The registration itself opened one too, by a program.
  await expect(sessions(page)).toHaveCount(3)
  await expect(sessions(page).filter({ hasText: say('settings.thisSession') })).toHaveCount(1)
  await expect(sessions(page).filter({ hasText: 'Chrome' })).toHaveCount(2)

  const other = sessions(page)
    .filter({ hasText: 'Chrome' })
    .filter({ hasNotText: say('settings.thisSession') })
  await other.getByRole('button', { name: say('settings.endSession') }).click()
  await expect(page.getByText(say('settings.sessionEnded'))).toBeVisible()
  await expect(sessions(page)).toHaveCount(2)
  await press(elsewhere, 'app.save')
  await expect(elsewhere).toHaveURL('/login?next=%2Fsettings')
  await page.reload()
  await expect(sessions(page)).toHaveCount(2)
})

test('signing out everywhere asks first, and then means this browser too', async ({
  app,
  context,
  page,
  visit,
}) => {
  const account = await signInAsNew(context, app.url)
  const elsewhere = await visit(account)
  await openTab(page, 'sessions')
  const ask = page.getByRole('button', { name: say('settings.everywhere') })
  const dialog = page.getByRole('dialog', { name: say('settings.everywhereAsk') })
  await ask.click()
  await dialog.getByRole('button', { name: say('app.cancel') }).click()
  await expect(dialog).toBeHidden()
  await ask.click()
  await dialog.getByRole('button', { name: say('settings.everywhere') }).click()
  await expect(page).toHaveURL('/login')
  await page.goto('/')
  await expect(page).toHaveURL('/login')
  await elsewhere.goto('/settings')
  await expect(elsewhere).toHaveURL('/login?next=%2Fsettings')
})

for (const [chosen, system] of [
  ['dark', 'light'],
  ['light', 'dark'],
] as const)
  test(`${chosen} colours on a ${system} system are kept after a reload, without a flash`, async ({
    adminPage: page,
  }) => {
    await page.emulateMedia({ colorScheme: system })
    // Writes down every scheme that the page has had since there was something to see.
    await page.addInitScript(() => {
      const seen: string[] = []
      Object.assign(globalThis, { seen })
      const note = () =>
        document.body && seen.push(String(document.documentElement.dataset.mantineColorScheme))
      new MutationObserver(note).observe(document, { childList: true, subtree: true, attributes: true })
    })
    const seen = () => page.evaluate(() => [...new Set((globalThis as unknown as { seen: string[] }).seen)])
    await openTab(page, 'appearance')
    expect(await seen()).toEqual([system])
    await page.getByRole('radio', { name: say(`person.${chosen}`), exact: true }).click()
    await expect(page.getByRole('radio', { name: say(`person.${chosen}`), exact: true })).toBeChecked()
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor)
    const before = await background()
    await page.reload()
    await expect(page.getByRole('radio', { name: say(`person.${chosen}`), exact: true })).toBeChecked()
    expect(await seen()).toEqual([chosen])
    expect(await background()).toBe(before)
  })
