import type { Page } from '@playwright/test'
import { newAccount } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { heading } from './list.ts'
import { expectSound } from './sound.ts'
import { say, wordsIn } from './words.ts'

const dice = wordsIn('es')

const rooms = ['home', 'clients', 'contacts', 'deals', 'tasks', 'projects', 'orders', 'people', 'employees']
  .concat(['suppliers', 'professionals', 'pipelines', 'files', 'settings', 'health', 'more'])
  .map((name) => say(`nav.${name}`))

/** The frame is in Spanish, and no room goes by its English name. */
const expectSpanish = async (page: Page) => {
  await expect(page.locator('html')).toHaveAttribute('lang', 'es')
  await expect(page.getByRole('link', { name: dice('nav.deals'), exact: true })).toBeVisible()
  const words = (await page.locator('body').innerText()).split(/[^\p{L}]+/u)
  expect(rooms.filter((name) => words.includes(name))).toEqual([])
}

test.describe('in a browser that asks for Spanish', () => {
  test.use({ locale: 'es-ES' })

  test('the sign-in page and its errors are in Spanish, until another language is chosen', async ({
    page,
    guard,
  }) => {
    guard.expectRefusal(401, /auth\.login/)
    await page.goto('/login')
    await expect(page.locator('html')).toHaveAttribute('lang', 'es')
    await expect(page).toHaveTitle(`${dice('login.title')} · Nexo`)
    await expect(heading(page, dice('login.title'))).toBeVisible()
    await expectSound(page)

    await page.goto('/health')
    await expect(heading(page, dice('health.ok'))).toBeVisible()
    await expect(page.getByText(dice('health.details.live'))).toBeVisible()
    await expect(page.locator('[lang="en"]')).toHaveCount(0)
    await page.goto('/login')

    const identifier = page.getByRole('textbox', { name: dice('login.identifier') })
    await identifier.fill('nadie@example.com')
    await page.getByLabel(dice('login.password'), { exact: true }).fill('no es esta')
    await page.getByRole('button', { name: dice('login.submit') }).click()
    await expect(page.getByText(dice('problems.wrong_login'))).toBeVisible()

    await page.getByRole('button', { name: 'English' }).click()
    await expect(heading(page, say('login.title'))).toBeVisible()
    await expect(page.locator('html')).toHaveAttribute('lang', 'en')
    await expect(page.getByRole('textbox', { name: say('login.identifier') })).toHaveValue(
      'nadie@example.com',
    )
    await expect(page.getByText(say('problems.wrong_login'))).toBeVisible()
    await page.reload()
    await expect(heading(page, say('login.title'))).toBeVisible()
  })
})

test('who chooses Spanish has it in lists, records, forms, numbers and days, and in every browser', async ({
  rest,
  visit,
}) => {
  const account = { ...newAccount('Sara Sanz'), password: 'nine green herons' }
  const { fullName, ...same } = account
  await rest.post('/admin/users', { ...same, full_name: fullName, role: 'manager' })
  const mark = account.username
  const { id } = await rest.post('/crm/clients', {
    full_name: `Ñoño ${mark}`,
    email: account.email,
    credit_limit: '12345.50',
  })

  const page = await visit(account)
  await page.goto('/settings?tab=appearance')
  await page.getByRole('combobox', { name: say('language.label') }).selectOption('es')
  await expect(heading(page, dice('settings.title'))).toBeVisible()
  await expectSpanish(page)

  await page.goto(`/clients?q=${mark}`)
  await expect(heading(page, dice('clients.title'))).toBeVisible()
  await expect(page.getByRole('columnheader', { name: dice('fields.createdAt') })).toBeVisible()
  await expect(page.getByRole('rowheader')).toHaveText([`Ñoño ${mark}`])
  const today = new Intl.DateTimeFormat('es', { dateStyle: 'medium', timeZone: 'Europe/Madrid' })
  await expect(page.getByText(today.format(new Date())).first()).toBeVisible()
  await expectSpanish(page)

  await page.goto(`/clients/${id}`)
  await expect(page.getByText('12.345,50')).toBeVisible()
  await expectSpanish(page)
  await expectSound(page)

  await page.goto('/clients/new')
  await page.getByRole('button', { name: dice('app.save'), exact: true }).click()
  await expect(page.getByText(dice('invalid.required')).first()).toBeVisible()
  await expectSpanish(page)
  await page.getByRole('textbox', { name: dice('fields.fullName') }).fill(`Otra ${mark}`)
  await page.getByRole('textbox', { name: dice('fields.email') }).fill(`otra-${account.email}`)
  await page.getByRole('textbox', { name: dice('fields.creditLimit') }).fill('1.234.567,5')
  await page.getByRole('button', { name: dice('app.save'), exact: true }).click()
  await expect(page.getByText('1.234.567,50')).toBeVisible()

  const elsewhere = await visit(account)
  await elsewhere.goto('/')
  await expect(heading(elsewhere, dice('home.hello', { name: 'Sara' }))).toBeVisible()
  await expectSpanish(elsewhere)
})
