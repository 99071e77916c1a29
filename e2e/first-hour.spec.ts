import type { Page } from '@playwright/test'
import { expectWrong, field, fillInAccount, fillInSignIn, press, secret } from './account-form.ts'
import { admin, callAs } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { expectSoundInBoth } from './sound.ts'
import { label, say } from './words.ts'

// One story on one new application, from the first page to the first client.
test.use({ instance: 'new' })
test.describe.configure({ mode: 'serial' })

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true })

const looks = [
  { scheme: 'light', width: 1280 },
  { scheme: 'dark', width: 390 },
] as const

const expectSoundInEveryLook = async (page: Page) => {
  for (const { scheme, width } of looks)
    await test.step(`${width} wide`, async () => {
      await page.emulateMedia({ colorScheme: scheme })
      await page.setViewportSize({ width, height: 800 })
      await page.reload()
      await page.waitForLoadState('networkidle')
      await expectSoundInBoth(page, scheme, `${width} wide`)
    })
}

test('whoever opens a new Nexo is led to the set-up page', async ({ page }) => {
  for (const path of ['/', '/login', '/clients']) {
    await page.goto(path)
    await expect(page).toHaveURL('/setup')
  }
  await expect(heading(page, say('setup.title'))).toBeVisible()
})

test('the set-up page says beside each field what is wrong', async ({ page, guard }) => {
  guard.expectRefusal(400, /auth\.setup/)
  await page.goto('/setup')
  await fillInAccount(page, { ...admin, email: 'ada', username: 'a', password: 'short' })
  await press(page, 'setup.submit')
  await expectWrong(field(page, 'account.email'), 'email')
  await expectWrong(field(page, 'account.username'), 'username')
  await expectWrong(secret(page, 'account.password'), 'password_short')
  await expect(field(page, 'account.email')).toBeFocused()
  await expect(field(page, 'account.fullName')).toHaveValue(admin.fullName)
})

test('a password that is good enough for a client is too short for an administrator', async ({
  page,
  guard,
}) => {
  guard.expectRefusal(400, /auth\.setup/)
  await page.goto('/setup')
  await fillInAccount(page, { ...admin, password: 'password123' })
  await press(page, 'setup.submit')
  await expectWrong(secret(page, 'account.password'), 'password_short_staff')
})

test('from another machine the set-up page asks for the code that the server printed', async ({
  browser,
  guard,
  app,
}) => {
  guard.expectRefusal(403, /auth\.setup/)
  const context = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.7' } })
  guard.watch(context)
  const page = await context.newPage()
  await page.goto('/setup')
  await field(page, 'setup.code').fill('0000-0000-0000')
  await fillInAccount(page, admin)
  await press(page, 'setup.submit')
  await expectWrong(field(page, 'setup.code'), 'wrong_setup_code')
  expect(app.said()).toMatch(/Set-up code for the first account: [0-9A-Z]{4}(-[0-9A-Z]{4})+/)
  await context.close()
})

test('the set-up page makes the first administrator and signs them in', async ({ page }) => {
  await page.goto('/setup')
  await fillInAccount(page, admin)
  await press(page, 'setup.submit')
  await expect(heading(page, say('home.hello', { name: 'Ada' }))).toBeVisible()
  await expect(page.getByRole('heading', { name: say('dashboard.stepsTitle') })).toBeVisible()
  await expectSoundInEveryLook(page)
})

test('afterwards the set-up page is gone', async ({ app, context, page }) => {
  await page.goto('/setup')
  await expect(page).toHaveURL('/login')
  const again = { ...admin, email: 'eve@example.com', username: 'eve' }
  expect((await callAs(context, app.url, 'auth.setup', again)).status()).toBe(409)
})

test('signs in, adds the first client from an empty list, and signs out', async ({ page }) => {
  await page.goto('/login')
  await fillInSignIn(page, admin)
  await page
    .getByRole('navigation')
    .getByRole('link', { name: say('nav.clients') })
    .click()
  await expect(page.getByRole('heading', { name: say('clients.emptyTitle') })).toBeVisible()
  await expectSoundInEveryLook(page)

  await page.setViewportSize({ width: 1280, height: 800 })
  // Its list begins with the open ones, and where there is none at all it says what a task is.
  await page
    .getByRole('navigation')
    .getByRole('link', { name: say('nav.tasks') })
    .click()
  await expect(page.getByRole('heading', { name: say('tasks.emptyTitle') })).toBeVisible()
  await page.goBack()
  await page
    .getByRole('main')
    .getByRole('link', { name: say('clients.new') })
    .first()
    .click()
  await page.getByRole('textbox', { name: label('fullName'), exact: true }).fill('Bo Ek')
  await press(page, 'app.save')
  await expect(heading(page, 'Bo Ek')).toBeVisible()

  await page.getByRole('button', { name: say('person.menu') }).click()
  await page.getByRole('menuitem', { name: say('person.signOut') }).click()
  await expect(page).toHaveURL('/login')
  await page.goBack()
  await expect(page).toHaveURL(/\/login/)
})
