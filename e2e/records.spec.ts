import { admin } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import {
  expectNames,
  filterOption,
  heading,
  input,
  makeMarked,
  removeFilter,
  search,
  sortBy,
  tick,
} from './list.ts'
import { sample } from './samples.ts'
import { label, option, say } from './words.ts'

const recordUrl = /\/[0-9a-f]{8}-[0-9a-f-]{27}$/

test(`what the form takes is what the record shows`, async ({ adminPage: page }) => {
  await page.goto('/clients')
  await page
    .getByRole('main')
    .getByRole('link', { name: say(`clients.new`) })
    .click()
  await expect(heading(page, say(`clients.new`))).toBeVisible()
  for (const [field, text] of Object.entries(sample.typed)) await input(page, field).fill(text)
  for (const [field, value] of Object.entries(sample.chosen))
    await page.getByRole('combobox', { name: label(field), exact: true }).selectOption(value)
  await page.getByRole('button', { name: say('app.save'), exact: true }).click()

  const name = String(sample.typed[sample.nameField])
  await expect(page).toHaveURL(recordUrl)
  await expect(heading(page, name)).toBeVisible()
  await page.reload()
  await page.getByRole('link', { name: say('record.edit'), exact: true }).click()
  for (const [field, text] of Object.entries(sample.typed)) await expect(input(page, field)).toHaveValue(text)
  for (const [field, value] of Object.entries(sample.chosen))
    await expect(page.getByRole('combobox', { name: label(field), exact: true })).toHaveValue(value)
})

test(`a change is shown at once and told in the timeline, from the page and in its place`, async ({
  adminPage: page,
  rest,
}) => {
  const { rows } = await makeMarked(rest, ['Ragna Rök'])
  const [onPage, inPlace] = [sample.changes.onPage, sample.changes.inPlace]
  const told = page.getByRole('region', { name: say('timeline.title') }).getByRole('listitem')
  await page.goto(`/clients/${rows[0].id}`)
  await expect(told).toHaveText([new RegExp(`${admin.fullName} ${say('timeline.created')}`)])

  await page.getByRole('link', { name: say('record.edit'), exact: true }).click()
  await input(page, onPage[0]).fill(onPage[1])
  await page.getByRole('button', { name: say('app.save'), exact: true }).click()
  await expect(page).toHaveURL(`/clients/${rows[0].id}`)
  await expect(page.getByRole('definition').filter({ hasText: onPage[1] }).first()).toBeVisible()
  await expect(told).toHaveCount(2)
  await expect(told.first()).toContainText(label(onPage[0]))

  await page.getByRole('button', { name: say('record.change', { field: label(inPlace[0]) }) }).click()
  await expect(input(page, inPlace[0])).toBeFocused()
  await input(page, inPlace[0]).fill('to be thrown away')
  await input(page, inPlace[0]).press('Escape')
  await expect(page.getByText('to be thrown away')).toBeHidden()
  await page.getByRole('button', { name: say('record.change', { field: label(inPlace[0]) }) }).click()
  await input(page, inPlace[0]).fill(inPlace[1])
  await input(page, inPlace[0]).press('Enter')
  await expect(told.first(), 'what one changes within minutes is one entry').toContainText(inPlace[1])
  await expect(told).toHaveCount(2)
  await expect(
    page.getByRole('button', { name: say('record.change', { field: label(inPlace[0]) }) }),
  ).toBeFocused()
})

test(`finds by typing, without accents and with a slip of the finger`, async ({ adminPage: page, rest }) => {
  const { url } = await makeMarked(rest, ['Zoë Quist', 'Bertil Ask'])
  await page.goto(url)
  await expectNames(page, ['Bertil Ask', 'Zoë Quist'])
  await search(page, 'clients').fill('zoe qui')
  await expectNames(page, ['Zoë Quist'])
  await expect(page).toHaveURL(/q=zoe\+qui/)
  await search(page, 'clients').fill('no such name at all')
  await expect(page.getByRole('heading', { name: say('table.nothingFound') })).toBeVisible()
  await page.getByRole('button', { name: say('table.clearSearch') }).click()
  await expectNames(page, ['Bertil Ask', 'Zoë Quist'])
})

test(`filters, order and search live in the address: reload keeps them, back takes them off`, async ({
  adminPage: page,
  rest,
}) => {
  const { field, value, other } = sample.filter
  const { url, mark, rows } = await makeMarked(rest, ['Cleo', 'Abel', 'Bea'], other)
  await rest.patch(`/crm/clients/${rows[1].id}`, { [field]: value, version: rows[1].version })
  await page.goto(url)
  await expectNames(page, ['Abel', 'Bea', 'Cleo'])

  const { nameField } = sample
  const head = page.getByRole('columnheader', { name: label(nameField) }).first()
  await expect(head).toHaveAttribute('aria-sort', 'ascending')
  await sortBy(page, nameField).click()
  await expect(page).toHaveURL(new RegExp(`sort=-${nameField}`))
  await expectNames(page, ['Cleo', 'Bea', 'Abel'])
  await expect(head).toHaveAttribute('aria-sort', 'descending')

  await tick(page, filterOption)
  await expectNames(page, ['Abel'])
  await expect(page).toHaveURL(new RegExp(`${field}=${value}`))
  await tick(page, option(field, other))
  await expectNames(page, ['Cleo', 'Bea', 'Abel'])
  await tick(page, option(field, other))
  await expectNames(page, ['Abel'])

  await page.reload()
  await expectNames(page, ['Abel'])
  await expect(page.getByText(`${label(field)}: ${filterOption}`)).toBeVisible()
  await expect(page.getByText(`${label('tags')}: ${mark}`)).toBeVisible()

  await page.goBack()
  await expectNames(page, ['Cleo', 'Bea', 'Abel'])
  await page.goForward()
  await expectNames(page, ['Abel'])
  await removeFilter(page, label(field)).click()
  await expectNames(page, ['Cleo', 'Bea', 'Abel'])
})

test(`archives with a way back, and restores from the archive`, async ({ adminPage: page, rest }) => {
  const { rows, url } = await makeMarked(rest, ['Stays', 'Goes'])
  const gone = say('record.archived', { name: 'Goes' })
  const archive = async () => {
    // What the page asked anew as it was opened has been answered by then.
    await page.waitForLoadState('networkidle')
    await page.getByRole('button', { name: say('record.actions') }).click()
    await page.getByRole('menuitem', { name: say('record.archive') }).click()
    await expect(page.getByText(gone)).toBeVisible()
  }
  await page.goto(`/clients/${rows[1].id}`)
  await archive()
  await expect(page).toHaveURL('/clients')
  await page.getByRole('button', { name: say('app.undo') }).click()
  await expect(page.getByText(say('record.restored', { name: 'Goes' }))).toBeVisible()
  await expect(page.getByText(gone)).toBeHidden()

  await page.goto(url)
  await expectNames(page, ['Goes', 'Stays'])
  await page.getByRole('link', { name: 'Goes' }).click()
  await archive()
  await page.goto(url)
  await expectNames(page, ['Stays'])
  await tick(page, say('table.archived'))
  await expect(page.getByRole('rowheader', { name: 'Goes' })).toBeVisible()
  await page.getByRole('button', { name: say('record.restore') }).click()
  await expect(page.getByRole('heading', { name: say('table.nothingFound') })).toBeVisible()
  await removeFilter(page, say('table.archived')).click()
  await expectNames(page, ['Goes', 'Stays'])
})

test(`an address that leads nowhere says so`, async ({ adminPage: page, guard, rest }) => {
  const { rows } = await makeMarked(rest, ['Archived'])
  await rest.delete(`/crm/clients/${rows[0].id}`)
  guard.expectRefusal(404, /\/clients\//)
  for (const id of ['01a20404-1eb3-7435-9113-7ff92a306e5c', 'not-an-id', rows[0].id]) {
    await page.goto(`/clients/${id}`)
    await expect(page.getByRole('heading', { level: 1, name: say('missing.title') })).toBeVisible()
    await expect(page.getByRole('main')).toHaveCount(1)
  }
})
