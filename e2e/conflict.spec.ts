import type { Page } from '@playwright/test'
import { press } from './account-form.ts'
import { admin } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { input, makeMarked } from './list.ts'
import { label, say } from './words.ts'

const dialog = (page: Page) => page.getByRole('dialog', { name: say('form.conflictTitle') })
const side = (page: Page, field: string, whose: 'yours' | 'theirs') =>
  dialog(page)
    .getByRole('group', { name: label(field) })
    .getByRole('radio', { name: say(`form.${whose}`) })

test('two people edit one client: the second sees both values, chooses, and loses nothing', async ({
  adminPage: first,
  visit,
  rest,
  guard,
}) => {
  guard.expectRefusal(409, /clients\.update/)
  const { rows } = await makeMarked(rest, ['Contested'])
  const second = await visit(admin)
  for (const page of [first, second]) {
    await page.goto(`/clients/${rows[0].id}/edit`)
    await expect(input(page, 'fullName')).toHaveValue('Contested')
  }
  await input(first, 'companyName').fill('First & Co')
  await input(first, 'phone').fill('111')
  await input(first, 'website').fill('https://first.example/')
  await press(first, 'app.save')
  await expect(first).toHaveURL(`/clients/${rows[0].id}`)

  await input(second, 'companyName').fill('Second & Co')
  await input(second, 'phone').fill('222')
  await input(second, 'industry').fill('Typed by the second')
  await press(second, 'app.save')
  await expect(dialog(second)).toBeVisible()
  await expect(side(second, 'companyName', 'yours')).toContainText('Second & Co')
  await expect(side(second, 'companyName', 'theirs')).toContainText('First & Co')
  await expect(side(second, 'companyName', 'yours')).toBeChecked()
  await expect(dialog(second).getByText('first.example')).toBeVisible()
  await expect(side(second, 'industry', 'yours')).toHaveCount(0)

  await dialog(second)
    .getByRole('button', { name: say('form.stay') })
    .click()
  await expect(input(second, 'companyName')).toHaveValue('Second & Co')
  await expect(input(second, 'industry')).toHaveValue('Typed by the second')
  await press(second, 'app.save')
  await side(second, 'phone', 'theirs').click()
  await dialog(second)
    .getByRole('button', { name: say('form.conflictSave') })
    .click()
  await expect(second).toHaveURL(`/clients/${rows[0].id}`)
  expect(await rest.get(`/crm/clients/${rows[0].id}`)).toMatchObject({
    company_name: 'Second & Co',
    phone: '111',
    website: 'https://first.example/',
    industry: 'Typed by the second',
    version: 3,
  })
})

test('changes to different fields are both kept, in one click', async ({ adminPage: page, rest, guard }) => {
  guard.expectRefusal(409, /clients\.update/)
  const { rows } = await makeMarked(rest, ['Peaceful'])
  await page.goto(`/clients/${rows[0].id}/edit`)
  await expect(input(page, 'fullName')).toHaveValue('Peaceful')
  await rest.patch(`/crm/clients/${rows[0].id}`, { phone: '111', version: 1 })
  await input(page, 'industry').fill('Printing')
  await page.keyboard.press('Control+Enter')
  await expect(dialog(page)).toContainText(say('form.conflictQuiet'))
  await expect(dialog(page).getByRole('button', { name: say('form.conflictSave') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(`/clients/${rows[0].id}`)
  expect(await rest.get(`/crm/clients/${rows[0].id}`)).toMatchObject({ phone: '111', industry: 'Printing' })
})

test('a fact that someone else changed meanwhile asks too', async ({ adminPage: page, rest, guard }) => {
  guard.expectRefusal(409, /clients\.update/)
  const { rows } = await makeMarked(rest, ['Factual'])
  await page.goto(`/clients/${rows[0].id}`)
  await page.getByRole('button', { name: say('record.change', { field: label('phone') }) }).click()
  await rest.patch(`/crm/clients/${rows[0].id}`, { phone: '111', version: 1 })
  await input(page, 'phone').fill('222')
  await input(page, 'phone').press('Enter')
  await expect(side(page, 'phone', 'theirs')).toContainText('111')
  await dialog(page)
    .getByRole('button', { name: say('form.conflictSave') })
    .click()
  // In its place, and soon in the timeline too.
  await expect(page.getByRole('link', { name: '222', exact: true }).first()).toBeVisible()
})

test('what was archived under one’s hands says so, and keeps what was typed', async ({
  adminPage: page,
  rest,
  guard,
}) => {
  guard.expectRefusal(404, /clients\.update/)
  const { rows } = await makeMarked(rest, ['Vanishing'])
  await page.goto(`/clients/${rows[0].id}/edit`)
  await expect(input(page, 'fullName')).toHaveValue('Vanishing')
  await rest.delete(`/crm/clients/${rows[0].id}`)
  await input(page, 'phone').fill('222')
  await press(page, 'app.save')
  await expect(page.getByRole('main').getByRole('alert')).toContainText(say('problems.not_found'))
  await expect(input(page, 'phone')).toHaveValue('222')
})
