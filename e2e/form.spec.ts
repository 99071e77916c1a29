import type { Page } from '@playwright/test'
import { expectWrong, press } from './account-form.ts'
import { expect, test } from './fixtures.ts'
import { heading, input, makeMarked } from './list.ts'
import { sample } from './samples.ts'
import { say } from './words.ts'

const leaveDialog = (page: Page) => page.getByRole('dialog', { name: say('form.leaveTitle') })

const { nameField, typed, wrong, changes } = sample

test(`a form with mistakes says them beside the fields, and loses nothing`, async ({ adminPage: page }) => {
  await page.goto(`/clients/new`)
  await input(page, wrong.field).fill(wrong.typed)
  await input(page, changes.onPage[0]).fill(changes.onPage[1])
  await press(page, 'app.save')
  await expectWrong(input(page, nameField), 'required')
  await expectWrong(input(page, wrong.field), wrong.code)
  await expect(input(page, nameField)).toBeFocused()
  await expect(input(page, wrong.field)).toHaveValue(wrong.typed)
  await expect(input(page, changes.onPage[0])).toHaveValue(changes.onPage[1])
  await expect(page).toHaveURL(`/clients/new`)

  await input(page, nameField).fill('x'.repeat(201))
  await input(page, wrong.field).fill(typed[wrong.field])
  await press(page, 'app.save')
  await expectWrong(input(page, nameField), 'too_long')
  await expect(input(page, wrong.field)).not.toHaveAttribute('aria-invalid', 'true')
  await input(page, nameField).fill('Right Now')
  await press(page, 'app.save')
  await expect(heading(page, 'Right Now')).toBeVisible()
})

test(`what the server refuses lands on its field, and saving works once it agrees`, async ({
  adminPage: page,
  guard,
}) => {
  guard.expectRefusal(400, /clients\.create/)
  await page.goto(`/clients/new`)
  // The form checks by the very rules of the server; so what was typed is made longer on its way.
  await page.route(/clients\.create/, (route) => {
    const body = route.request().postData() ?? ''
    return route.continue({ postData: body.replace('Right Now', 'x'.repeat(201)) })
  })
  await input(page, nameField).fill('Right Now')
  await press(page, 'app.save')
  await expectWrong(input(page, nameField), 'too_long')
  await expect(input(page, nameField)).toBeFocused()
  await expect(input(page, nameField)).toHaveValue('Right Now')
  await page.unrouteAll()
  await press(page, 'app.save')
  await expect(heading(page, 'Right Now')).toBeVisible()
})

test(`a fact with a mistake says so below, and keeps what was typed`, async ({
  adminPage: page,
  rest,
  guard,
}) => {
  guard.expectRefusal(400, /clients\.update/)
  const { rows } = await makeMarked(rest, ['Factual'])
  await page.goto(`/clients/${rows[0].id}`)
  const { field, code } = wrong
  await page.getByRole('button', { name: say('record.change', { field: say(`fields.${field}`) }) }).click()
  await input(page, field).fill(wrong.typed)
  await input(page, field).press('Enter')
  await expectWrong(input(page, field), code)
  await expect(input(page, field)).toHaveValue(wrong.typed)
  await input(page, field).fill(typed[field])
  await input(page, field).press('Enter')
  await expect(page.getByRole('definition').filter({ hasText: typed[field] }).first()).toBeVisible()
})

test(`a form that was not saved asks before it is left by a link`, async ({ adminPage: page }) => {
  await page.goto(`/clients/new`)
  await input(page, nameField).fill('Unsaved')
  await page.getByRole('link', { name: say('app.cancel') }).click()
  await expect(leaveDialog(page)).toBeVisible()
  await expect(page.getByRole('button', { name: say('form.stay') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(leaveDialog(page)).toBeHidden()
  await expect(input(page, nameField)).toHaveValue('Unsaved')

  await page
    .getByRole('navigation')
    .getByRole('link', { name: say('nav.home') })
    .click()
  await leaveDialog(page)
    .getByRole('button', { name: say('form.leave') })
    .click()
  await expect(page).toHaveURL('/')
})

test(`a form that was not saved asks before Back, and before a reload`, async ({ adminPage: page }) => {
  await page.goto('/clients')
  await page
    .getByRole('main')
    .getByRole('link', { name: say(`clients.new`) })
    .click()
  await input(page, nameField).pressSequentially('Unsaved')
  // page.goBack() and page.reload() would wait for a page that does not come.
  const back = () => page.evaluate(() => history.back())
  await back()
  await leaveDialog(page)
    .getByRole('button', { name: say('form.stay') })
    .click()
  await expect(input(page, nameField)).toHaveValue('Unsaved')

  const asked = page.waitForEvent('dialog')
  await page.evaluate(() => setTimeout(() => location.reload()))
  const dialog = await asked
  expect(dialog.type()).toBe('beforeunload')
  await dialog.dismiss()
  await expect(input(page, nameField)).toHaveValue('Unsaved')

  await back()
  await leaveDialog(page)
    .getByRole('button', { name: say('form.leave') })
    .click()
  await expect(page).toHaveURL('/clients')
})

test(`a form without a change is left without a question`, async ({ adminPage: page, rest }) => {
  const { rows } = await makeMarked(rest, ['Quiet'])
  await page.goto(`/clients/${rows[0].id}/edit`)
  await input(page, nameField).fill('Quieter')
  await input(page, nameField).fill('Quiet')
  await page.getByRole('link', { name: say('app.cancel') }).click()
  await expect(page).toHaveURL(`/clients/${rows[0].id}`)
})
