import { randomUUID } from 'node:crypto'
import { press } from './account-form.ts'
import { expect, test } from './fixtures.ts'
import { choose, expectNames, heading, input, picker } from './list.ts'
import { makeWorld } from './samples.ts'
import { label, say } from './words.ts'

const newName = () => `World ${randomUUID().slice(0, 8)}`

test('a deal belongs to a stage of its pipeline: another pipeline takes the stage away', async ({
  adminPage: page,
  rest,
}) => {
  const [one, other] = [newName(), newName()]
  const { client } = await makeWorld(rest, one)
  await makeWorld(rest, other)
  await page.goto(`/deals/new?clientId=${client.id}`)
  await expect(picker(page, 'clientId')).toHaveValue(one)
  await input(page, 'title').fill('A sale')
  await choose(page, 'pipelineId', one)
  await choose(page, 'stageId', `${one} second`)
  await choose(page, 'pipelineId', other)
  await expect(picker(page, 'stageId')).toHaveValue('')
  await picker(page, 'stageId').click()
  await expect(page.getByRole('option', { name: `${one} second` })).toHaveCount(0)
  await page.getByRole('option', { name: `${other} first` }).click()
  await press(page, 'app.save')
  await expect(heading(page, 'A sale')).toBeVisible()
  await expect(
    page
      .getByRole('main')
      .getByRole('link', { name: `${other} first` })
      .first(),
  ).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: one, exact: true }).click()
  await expect(page).toHaveURL(`/clients/${client.id}`)
})

test('an order comes to what its lines come to', async ({ adminPage: page, rest }) => {
  const name = newName()
  const { client } = await makeWorld(rest, name)
  const cell = (column: string, number: number) =>
    page.getByRole('textbox', { name: say('lines.cell', { column: label(column), number }) })
  await page.goto(`/orders/new?clientId=${client.id}`)
  await cell('description', 1).fill('Paper')
  await cell('quantity', 1).fill('3')
  await cell('unitPrice', 1).fill('19.99')
  await cell('taxRate', 1).fill('21')
  await cell('taxRate', 1).press('Enter')
  await expect(cell('description', 2)).toBeFocused()
  await cell('description', 2).fill('Ink')
  await cell('unitPrice', 2).fill('much')
  await press(page, 'app.save')
  await expect(cell('unitPrice', 2)).toHaveAttribute('aria-invalid', 'true')
  await cell('unitPrice', 2).fill('10')
  await press(page, 'app.save')
  // 3 × 19.99 and 1 × 10, each with 21 %.
  await expect(page.getByRole('row', { name: new RegExp(`${label('total')}.*84\\.66`) })).toBeVisible()
})

test("a client's page has what belongs to it, and a new one of each begins there", async ({
  adminPage: page,
  rest,
}) => {
  const name = newName()
  const { client } = await makeWorld(rest, name)
  await page.goto(`/clients/${client.id}`)
  for (const entity of ['contacts', 'deals', 'projects', 'tasks'] as const) {
    await page.getByRole('tab', { name: new RegExp(`^${say(`${entity}.title`)}`) }).click()
    await expect(page).toHaveURL(new RegExp(`tab=${entity}`))
    await expectNames(page, [name])
  }
  await page.reload()
  await expectNames(page, [name])
  await page
    .getByRole('main')
    .getByRole('link', { name: say('tasks.new') })
    .click()
  await input(page, 'title').fill('Call them')
  await press(page, 'app.save')
  await expect(heading(page, 'Call them')).toBeVisible()
  await expect(page.getByRole('definition').getByRole('link', { name, exact: true })).toBeVisible()
})

test('a list is narrowed to what belongs to another record, found by its name', async ({
  adminPage: page,
  rest,
}) => {
  const name = newName()
  const { client } = await makeWorld(rest, name)
  await page.goto('/projects')
  await page.getByRole('button', { name: say('table.filter'), exact: true }).click()
  await page.getByRole('menuitem', { name: say('table.by', { field: label('clientId') }) }).click()
  await picker(page, 'clientId').fill(name)
  await page.getByRole('option', { name }).first().click()
  await expect(page).toHaveURL(new RegExp(`clientId=${client.id}`))
  await expectNames(page, [name])
  await expect(page.getByText(`${label('clientId')}: ${name}`)).toBeVisible()
})
