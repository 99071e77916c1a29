import type { Locator } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectNames, filterOption, heading, input, makeMarked, search, tabTo } from './list.ts'
import { sample } from './samples.ts'
import { say } from './words.ts'

// No mouse in this file: click() and its kin are out of bounds.
const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement)

const { nameField, changes } = sample

test(`a new one from the keyboard alone`, async ({ adminPage: page }) => {
  await page.goto('/clients')
  await page.getByRole('table').waitFor()
  await page.keyboard.press('c')
  await expect(page).toHaveURL(`/clients/new`)
  await expect(input(page, nameField)).toBeFocused()
  await page.keyboard.type('Kim Key')
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, 'Kim Key')).toBeVisible()
})

test(`arrows and Enter open a row, e edits, Ctrl+Enter saves`, async ({ adminPage: page, rest }) => {
  const { url, rows } = await makeMarked(rest, ['Ada A', 'Bea B', 'Cem C'])
  await page.goto(url)
  await expectNames(page, ['Ada A', 'Bea B', 'Cem C'])
  const row = (name: string) => page.getByRole('link', { name, exact: true })
  await page.keyboard.press('/')
  await expect(search(page, 'clients')).toBeFocused()
  await tabTo(page, 'Ada A')
  await page.keyboard.press('ArrowDown')
  await expect(row('Bea B')).toBeFocused()
  await page.keyboard.press('End')
  await expect(row('Cem C')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await expect(row('Cem C')).toBeFocused()
  await page.keyboard.press('Home')
  await expect(row('Ada A')).toBeFocused()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Bea B')).toBeVisible()

  await page.keyboard.press('e')
  await expect(page).toHaveURL(`/clients/${rows[1].id}/edit`)
  await expect(input(page, nameField)).toBeFocused()
  const wanted = input(page, changes.onPage[0])
  for (let step = 0; step < 20 && !(await isFocused(wanted)); step += 1) await page.keyboard.press('Tab')
  await expect(wanted).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type(changes.onPage[1])
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(`/clients/${rows[1].id}`)
  const saved = await rest.get(`/crm/clients/${rows[1].id}`)
  expect(Object.values(saved)).toContain(changes.onPage[1])
})

test(`search, filter, archive and undo from the keyboard alone`, async ({ adminPage: page, rest }) => {
  const { url } = await makeMarked(rest, ['Ada A', 'Bea B'], sample.filter.value)
  await page.goto(url)
  await expectNames(page, ['Ada A', 'Bea B'])
  await page.keyboard.press('/')
  await page.keyboard.type('bea')
  await expectNames(page, ['Bea B'])
  await page.keyboard.press('Escape')
  await expectNames(page, ['Ada A', 'Bea B'])

  await tabTo(page, say('table.filter'))
  await page.keyboard.press('Enter')
  const wanted = page.getByRole('menuitemcheckbox', { name: filterOption, exact: true })
  await expect(wanted).toBeVisible()
  for (let step = 0; step < 10 && !(await isFocused(wanted)); step += 1)
    await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await expect(page).toHaveURL(new RegExp(`${sample.filter.field}=${sample.filter.value}`))
  await expectNames(page, ['Ada A', 'Bea B'])

  await tabTo(page, 'Ada A')
  await page.keyboard.press('Enter')
  await expect(heading(page, 'Ada A')).toBeVisible()
  await tabTo(page, say('record.actions'))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('menuitem', { name: say('record.archive') })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page.getByText(say('record.archived', { name: 'Ada A' }))).toBeVisible()
  await tabTo(page, say('app.undo'))
  await page.keyboard.press('Enter')
  await expect(page.getByText(say('record.restored', { name: 'Ada A' }))).toBeVisible()
})
