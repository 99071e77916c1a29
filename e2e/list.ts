import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page } from '@playwright/test'
import type { Entity } from '#domain/entities.ts'
import type { Rest } from './accounts.ts'
import { sample } from './samples.ts'
import { label, option, say } from './words.ts'

/** Clients of one test: nobody else's list shows them, and this test's list shows no others. */
export const makeMarked = async (rest: Rest, names: string[], status = 'lead') => {
  const mark = `mark ${randomUUID().slice(0, 8)}`
  const rows = []
  for (const name of names)
    rows.push(await rest.post('/crm/clients', { full_name: name, tags: [mark], status }))
  return { mark, rows, url: `/clients?tags=${encodeURIComponent(mark)}` }
}

/** The names in the list, from the top. */
export const names = (page: Page): Locator => page.getByRole('table').getByRole('rowheader')

export const expectNames = (page: Page, expected: string[], options?: { timeout: number }) =>
  expect(names(page)).toHaveText(expected, options)

export const search = (page: Page, entity: Entity) =>
  page.getByRole('searchbox', { name: say(`${entity}.search`) })

export const sortBy = (page: Page, field: string) =>
  page.getByRole('button', { name: say('table.sortBy', { field: label(field) }) })

/** Opens the filters, ticks one, and closes them. */
export const tick = async (page: Page, name: string) => {
  await page.getByRole('button', { name: say('table.filter'), exact: true }).click()
  await page.getByRole('menuitemcheckbox', { name, exact: true }).click()
  await page.keyboard.press('Escape')
  await expect(page.getByRole('menu')).toBeHidden()
}

export const filterOption = option(sample.filter.field, sample.filter.value)

export const removeFilter = (page: Page, name: string) =>
  page.getByRole('button', { name: say('table.removeFilter', { name }) })

export const heading = (page: Page, name: string) =>
  page.getByRole('heading', { level: 1, name, exact: true })

export const input = (page: Page, field: string) =>
  page.getByRole('main').getByRole('textbox', { name: label(field), exact: true })

/** The input that finds another record. */
export const picker = (page: Page, field: string) =>
  page.getByRole('combobox', { name: label(field), exact: true })

/** Finds another record by typing, and chooses it. */
export const choose = async (page: Page, field: string, name: string) => {
  await picker(page, field).fill(name)
  await page.getByRole('option', { name }).first().click()
  await expect(picker(page, field)).toHaveValue(name)
}

const focusedName = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement
    return (element?.getAttribute('aria-label') ?? element?.textContent ?? '').trim()
  })

/** Presses Tab until what has this name has the focus; fails when it never does. */
export const tabTo = async (page: Page, name: string) => {
  const passed: string[] = []
  while (passed.length < 60) {
    await page.keyboard.press('Tab')
    const now = await focusedName(page)
    if (now === name) return
    passed.push(now)
  }
  throw new Error(`Tab does not reach "${name}". It passed: ${passed.join(' · ')}`)
}
