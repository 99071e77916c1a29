import { randomUUID } from 'node:crypto'
import type { Locator, Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { heading, input, picker } from './list.ts'
import { label, say } from './words.ts'

// No mouse in this file: click(), fill() and their kin are out of bounds.

/** Presses Tab until this has the focus. */
const tabInto = async (page: Page, wanted: Locator) => {
  const isThere = () => wanted.evaluate((element) => element === document.activeElement)
  for (let step = 0; step < 60 && !(await isThere()); step += 1) await page.keyboard.press('Tab')
  await expect(wanted).toBeFocused()
}

const command = async (page: Page, words: string) => {
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('combobox', { name: say('search.placeholder') })).toBeFocused()
  await page.keyboard.type(words)
  await expect(page.getByRole('option', { name: words, exact: true })).toHaveAttribute(
    'aria-selected',
    'true',
  )
  await page.keyboard.press('Enter')
}

/** Types into the form's first field, which has the focus. */
const typeName = async (page: Page, field: string, name: string) => {
  await expect(input(page, field)).toBeFocused()
  await page.keyboard.type(name)
}

const pick = async (page: Page, field: string, name: string) => {
  await tabInto(page, picker(page, field))
  await page.keyboard.type(name)
  await expect(page.getByRole('option', { name }).first()).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await expect(picker(page, field)).toHaveValue(name)
}

const save = async (page: Page, name: string) => {
  await page.keyboard.press('Control+Enter')
  await expect(heading(page, name)).toBeVisible()
}

test('the whole of a sale without a mouse: client, contact, deal, task, note, order', async ({
  adminPage: page,
  rest,
}) => {
  test.slow() // Six records are made, each by its form.
  const mark = randomUUID().slice(0, 8)
  const [client, contact, deal] = [`Sale ${mark}`, `Contact ${mark}`, `Deal ${mark}`]
  const { id: pipelineId } = await rest.post('/crm/pipelines', { name: `Pipeline ${mark}` })
  await rest.post('/crm/stages', { name: `Stage ${mark}`, pipeline_id: pipelineId, probability: 50 })

  await page.goto('/')
  await page.waitForLoadState('networkidle')
  await page.keyboard.type('gc')
  await heading(page, say('clients.title')).waitFor()
  await page.keyboard.press('c')
  await typeName(page, 'fullName', client)
  await save(page, client)
  const clientId = page.url().split('/').at(-1)

  await command(page, say('contacts.new'))
  await typeName(page, 'fullName', contact)
  await pick(page, 'clientId', client)
  await save(page, contact)

  await command(page, say('deals.new'))
  await typeName(page, 'title', deal)
  await pick(page, 'clientId', client)
  await pick(page, 'pipelineId', `Pipeline ${mark}`)
  await pick(page, 'stageId', `Stage ${mark}`)
  await tabInto(page, input(page, 'value'))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('1200')
  await save(page, deal)

  const timeline = page.getByRole('region', { name: say('timeline.title') }).getByRole('listitem')
  await page.keyboard.press('n')
  await expect(page.getByRole('textbox', { name: say('notes.text') })).toBeFocused()
  await page.keyboard.type('They said yes')
  await page.keyboard.press('Control+Enter')
  await expect(timeline.first()).toContainText('They said yes')
  await tabInto(page, page.getByRole('tab', { name: say('timeline.parts.notes'), exact: true }))
  await page.keyboard.press('ArrowRight')
  await tabInto(page, page.getByRole('main').getByRole('textbox', { name: label('title') }))
  await page.keyboard.type('Send the papers')
  await page.keyboard.press('Enter')
  await expect(timeline.first()).toContainText('Send the papers')

  await command(page, say('orders.new'))
  await pick(page, 'clientId', client)
  const cell = (column: string) =>
    page.getByRole('textbox', { name: say('lines.cell', { column: label(column), number: 1 }) })
  await tabInto(page, cell('description'))
  await page.keyboard.type('Paper')
  await tabInto(page, cell('unitPrice'))
  await page.keyboard.press('Control+a')
  await page.keyboard.type('1000')
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/orders\/[0-9a-f-]{36}$/)

  const of = async (entity: string) => (await rest.get(`/crm/${entity}?client_id=${clientId}`)).data
  expect(await of('contacts')).toMatchObject([{ full_name: contact }])
  expect(await of('deals')).toMatchObject([{ title: deal, value: '1200.00', status: 'open' }])
  expect(await of('orders')).toMatchObject([{ net_total: '1000.00' }])
})
