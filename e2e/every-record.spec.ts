import { randomUUID } from 'node:crypto'
import type { Page } from '@playwright/test'
import { type Entity, entities } from '#domain/entities.ts'
import { press } from './account-form.ts'
import { expect, test } from './fixtures.ts'
import { choose, heading, input, tick } from './list.ts'
import { makeWorld } from './samples.ts'
import { label, say } from './words.ts'

type Walk = {
  /** Types and chooses the least that a new one needs; `name` is its own, `world` that of what it refers to. */
  fill(page: Page, name: string, world: string): Promise<void>
  /** A text field that is changed afterwards. */
  change: [field: string, to: string]
}

const typed =
  (...fields: string[]) =>
  async (page: Page, name: string) => {
    for (const field of fields) await input(page, field).fill(name)
  }

const lineCell = (page: Page, column: string) =>
  page.getByRole('textbox', { name: say('lines.cell', { column: label(column), number: 1 }) })

const walks: Record<Entity, Walk> = {
  clients: { fill: typed('fullName'), change: ['companyName', 'Muñoz Impresores'] },
  contacts: {
    fill: async (page, name, world) => {
      await input(page, 'fullName').fill(name)
      await choose(page, 'clientId', world)
    },
    change: ['jobTitle', 'Head of Print'],
  },
  employees: { fill: typed('fullName', 'position'), change: ['department', 'Accounts'] },
  suppliers: { fill: typed('companyName'), change: ['category', 'Cardboard'] },
  professionals: { fill: typed('fullName'), change: ['specialty', 'Lettering'] },
  pipelines: { fill: typed('name'), change: ['position', '7'] },
  stages: {
    fill: async (page, name, world) => {
      await input(page, 'name').fill(name)
      await choose(page, 'pipelineId', world)
    },
    change: ['probability', '35'],
  },
  deals: {
    fill: async (page, name, world) => {
      await input(page, 'title').fill(name)
      await choose(page, 'clientId', world)
      await choose(page, 'pipelineId', world)
      await choose(page, 'stageId', `${world} first`)
    },
    change: ['value', '1250.50'],
  },
  projects: {
    fill: async (page, name, world) => {
      await input(page, 'name').fill(name)
      await choose(page, 'clientId', world)
    },
    change: ['budget', '9000.00'],
  },
  tasks: {
    fill: async (page, name, world) => {
      await input(page, 'title').fill(name)
      await choose(page, 'projectId', world)
    },
    change: ['description', 'Call before noon'],
  },
  orders: {
    fill: async (page, name, world) => {
      await choose(page, 'clientId', world)
      await lineCell(page, 'description').fill(name)
      await lineCell(page, 'quantity').fill('3')
      await lineCell(page, 'unitPrice').fill('19.99')
    },
    change: ['notes', 'Leave it at the gate'],
  },
}

for (const entity of entities)
  test(`${entity}: from the list to a new one, changed, archived and restored`, async ({
    adminPage: page,
    rest,
  }) => {
    const world = `World ${randomUUID().slice(0, 8)}`
    const own = `Own ${randomUUID().slice(0, 8)}`
    await makeWorld(rest, world)
    const { fill, change } = walks[entity]

    await page.goto(`/${entity}`)
    await expect(heading(page, say(`${entity}.title`))).toBeVisible()
    await page
      .getByRole('main')
      .getByRole('link', { name: say(`${entity}.new`) })
      .click()
    await expect(heading(page, say(`${entity}.new`))).toBeVisible()
    await fill(page, own, world)
    await press(page, 'app.save')
    await expect(page).toHaveURL(new RegExp(`/${entity}/[0-9a-f-]{36}$`))
    const id = String(new URL(page.url()).pathname.split('/').at(-1))
    const made = await rest.get(`/crm/${entity}/${id}`)
    // An order has no name to be given: it is called by its number.
    const name = entity === 'orders' ? String(made.order_number) : own
    expect(Object.values(made)).toContain(name)
    await expect(heading(page, name)).toBeVisible()

    await page.getByRole('link', { name: say('record.edit'), exact: true }).click()
    await input(page, change[0]).fill(change[1])
    await press(page, 'app.save')
    await expect(page).toHaveURL(`/${entity}/${id}`)
    expect(Object.values(await rest.get(`/crm/${entity}/${id}`)).map(String)).toContain(change[1])

    await page.getByRole('button', { name: say('record.actions') }).click()
    await page.getByRole('menuitem', { name: say('record.archive') }).click()
    await expect(page.getByText(say('record.archived', { name }))).toBeVisible()
    await expect(page).toHaveURL(`/${entity}`)
    await expect(page.getByRole('rowheader', { name, exact: true })).toBeHidden()

    await tick(page, say('table.archived'))
    await page
      .getByRole('row', { name })
      .getByRole('button', { name: say('record.restore') })
      .click()
    await expect(page.getByText(say('record.restored', { name }))).toBeVisible()
    await page.goto(`/${entity}/${id}`)
    await expect(heading(page, name)).toBeVisible()
  })
