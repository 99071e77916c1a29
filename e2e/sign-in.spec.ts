import type { Page } from '@playwright/test'
import { expectWrong, field, fillInAccount, fillInSignIn, press, secret } from './account-form.ts'
import { admin, newAccount, register, signIn } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { sortBy } from './list.ts'
import { say } from './words.ts'

const home = (page: Page) => page.getByRole('heading', { level: 1, name: say('home.hello', { name: 'Ada' }) })
const waitingPage = (page: Page) => page.getByRole('heading', { name: say('home.portalTitle') })

for (const name of [admin.username, admin.email.toUpperCase()])
  test(`signs in as ${name}`, async ({ page }) => {
    await page.goto('/login')
    await fillInSignIn(page, { email: name, password: admin.password })
    await expect(home(page)).toBeVisible()
    await expect(page).toHaveURL('/')
  })

test('signs in from the keyboard alone', async ({ page }) => {
  await page.goto('/login')
  await expect(field(page, 'login.identifier')).toBeFocused()
  await page.keyboard.type(admin.email)
  await page.keyboard.press('Tab')
  await page.keyboard.type(admin.password)
  await page.keyboard.press('Enter')
  await expect(home(page)).toBeVisible()
})

test('a wrong password and an unknown name get the same sentence, and what was typed stays', async ({
  page,
  guard,
}) => {
  guard.expectRefusal(401, /auth\.login/)
  await page.goto('/login')
  for (const email of [admin.email, 'nobody@example.com']) {
    await fillInSignIn(page, { email, password: 'not the password' })
    await expect(page.getByRole('main').getByRole('alert')).toHaveText(say('problems.wrong_login'))
    await expect(field(page, 'login.identifier')).toHaveValue(email)
  }
})

test('what is missing is said beside its field', async ({ page, guard }) => {
  guard.expectRefusal(400, /auth\.login/)
  await page.goto('/login')
  await press(page, 'login.submit')
  await expectWrong(field(page, 'login.identifier'), 'required')
  await expectWrong(secret(page, 'login.password'), 'required')
})

test('leads back to where one wanted to go', async ({ page }) => {
  const wanted = '/clients?q=ana&sort=-createdAt'
  await page.goto(wanted)
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent(wanted)}`)
  await fillInSignIn(page, admin)
  await expect(page).toHaveURL(wanted)
  await expect(page.getByRole('link', { name: 'Ana Ibáñez' })).toBeVisible()
})

// Every spelling that we know of stands in domain/local-path.test.ts; these are here for the two ways that lead there.
test('an address elsewhere leads to the start page, after sign-in and after a renewal', async ({ page }) => {
  const elsewhere = ['//evil.example', '/\\evil.example', '/.//evil.example', 'https://evil.example']
  const queries = elsewhere.map((next) => `?next=${encodeURIComponent(next)}`)
  await page.goto(`/login${queries[0]}`)
  await fillInSignIn(page, admin)
  await expect(home(page)).toBeVisible()
  await expect(page).toHaveURL('/')
  for (const query of queries) {
    await page.goto(`/api/auth/session${query}`)
    await expect(page).toHaveURL('/')
  }
})

test('who is signed in is not asked again', async ({ adminPage }) => {
  for (const path of ['/login', '/register']) {
    await adminPage.goto(path)
    await expect(home(adminPage)).toBeVisible()
  }
})

test('what is taken is said beside its field, and nothing typed is lost', async ({ page, app, guard }) => {
  guard.expectRefusal(409, /auth\.register/)
  const taken = newAccount()
  await register(app.url, taken)
  const account = newAccount('Nora Ny')
  await page.goto('/login')
  await page.getByRole('link', { name: say('login.register') }).click()

  await fillInAccount(page, { ...account, email: taken.email })
  await press(page, 'register.submit')
  await expectWrong(field(page, 'account.email'), 'email_taken')
  await expect(field(page, 'account.email')).toBeFocused()
  await expect(field(page, 'account.fullName')).toHaveValue('Nora Ny')

  await field(page, 'account.email').fill(account.email)
  await field(page, 'account.username').fill(taken.username)
  await press(page, 'register.submit')
  await expectWrong(field(page, 'account.username'), 'username_taken')
  await expect(secret(page, 'account.password')).toHaveValue(account.password)

  await field(page, 'account.username').fill(account.username)
  await press(page, 'register.submit')
  await expect(waitingPage(page)).toBeVisible()
})

test('what is too long or too short is said beside its field', async ({ page, guard }) => {
  guard.expectRefusal(400, /auth\.register/)
  await page.goto('/register')
  await fillInAccount(page, { ...newAccount('N'.repeat(201)), password: 'short' })
  await press(page, 'register.submit')
  await expectWrong(field(page, 'account.fullName'), 'too_long')
  await expectWrong(secret(page, 'account.password'), 'password_short')
})

test('signing out in one tab leads the other to sign-in at its next click, and back again', async ({
  page,
  context,
  app,
  guard,
}) => {
  guard.expectRefusal(401, /api\/trpc/)
  await signIn(context, app.url, admin)
  await page.goto('/clients')
  const other = await context.newPage()
  await other.goto('/')
  await other.getByRole('button', { name: say('person.menu') }).click()
  await other.getByRole('menuitem', { name: say('person.signOut') }).click()
  await expect(other).toHaveURL('/login')

  await sortBy(page, 'createdAt').click()
  await expect(page).toHaveURL(/\/login\?next=%2Fclients/)
  await fillInSignIn(page, admin)
  await expect(page).toHaveURL('/clients?sort=-createdAt')
})
