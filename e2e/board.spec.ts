import type { Locator, Page } from '@playwright/test'
import { newAccount } from './accounts.ts'
import { card, column, expectCards, makeBoard, openBoard, said } from './boards.ts'
import { expect, test } from './fixtures.ts'
import { label, option, say } from './words.ts'

/** `onTheWay` happens while the card is in the hand. */
const drag = async (page: Page, from: Locator, to: Locator, onTheWay?: () => Promise<unknown>) => {
  const start = await from.boundingBox()
  const end = await to.boundingBox()
  if (!start || !end) throw new Error('not on the page')
  await page.mouse.move(start.x + 40, start.y + 15)
  await page.mouse.down()
  await page.mouse.move(start.x + 60, start.y + 25, { steps: 4 })
  await onTheWay?.()
  await page.mouse.move(end.x + 60, end.y + 20, { steps: 12 })
  await page.mouse.up()
}

test('a deal is won on the board by the keyboard alone, and a screen reader is told each step', async ({
  adminPage: page,
  rest,
}) => {
  const { url, id } = await makeBoard(rest, ['Alpha', 'Beta'])
  await openBoard(page, url)
  await expectCards(page, 'Asked', ['Alpha', 'Beta'])
  await card(page, 'Beta').focus()
  await page.keyboard.press('Space')
  await expect(said(page)).toHaveText(say('board.lifted', { name: 'Beta', column: 'Asked', place: 2 }))
  for (const name of ['Offered', say('board.won')]) {
    await page.keyboard.press('ArrowRight')
    await expect(said(page)).toHaveText(say('board.over', { name: 'Beta', column: name, place: 1 }))
  }
  await page.keyboard.press('Space')
  await expect(said(page)).toHaveText(
    say('board.dropped', { name: 'Beta', column: say('board.won'), place: 1 }),
  )
  await expectCards(page, say('board.won'), ['Beta'])
  await expect(page.getByText(say('board.moved', { name: 'Beta', column: say('board.won') }))).toBeVisible()
  await expect(column(page, say('board.won')).getByText('€100.10').first()).toBeVisible()
  expect(await rest.get(`/crm/deals/${id('Beta')}`)).toMatchObject({ status: 'won', version: 2 })
})

test('deals moved by the mouse stay where they were put, after a reload too', async ({
  adminPage: page,
  rest,
}) => {
  const { url, id, stages } = await makeBoard(rest, ['Alpha', 'Beta', 'Gamma'])
  await openBoard(page, url)
  await expectCards(page, 'Asked', ['Alpha', 'Beta', 'Gamma'])
  await drag(page, card(page, 'Gamma'), card(page, 'Alpha'))
  await expectCards(page, 'Asked', ['Gamma', 'Alpha', 'Beta'])
  await drag(page, card(page, 'Alpha'), column(page, 'Offered').getByRole('list'))
  await expectCards(page, 'Offered', ['Alpha'])
  await expect(column(page, 'Asked').getByText('€200.20')).toBeVisible()
  await page.reload()
  await expectCards(page, 'Asked', ['Gamma', 'Beta'])
  await expectCards(page, 'Offered', ['Alpha'])
  expect((await rest.get(`/crm/deals/${id('Alpha')}`)).stage_id).toBe(stages[1])
})

test('a refused move goes back, and says why', async ({ adminPage: page, rest, guard }) => {
  guard.expectRefusal(409, /deals\.move/)
  const { url, id } = await makeBoard(rest, ['Alpha', 'Beta'])
  await openBoard(page, url)
  await expectCards(page, 'Asked', ['Alpha', 'Beta'])
  await drag(page, card(page, 'Beta'), column(page, 'Offered').getByRole('list'), () =>
    rest.patch(`/crm/deals/${id('Beta')}`, { value: '7.00', version: 1 }),
  )
  const reason = say('problems.version_conflict')
  await expect(page.getByText(say('board.refused', { name: 'Beta', column: 'Asked', reason }))).toBeVisible()
  await expectCards(page, 'Asked', ['Alpha', 'Beta'])
  await expectCards(page, 'Offered', [])
  // What was changed meanwhile is there now, and the move can be made again.
  await expect(card(page, 'Beta')).toContainText('€7.00')
  await drag(page, card(page, 'Beta'), column(page, 'Offered').getByRole('list'))
  await expectCards(page, 'Offered', ['Beta'])
})

test('a lost deal asks for its reason: who gives none loses none, and undo brings it back', async ({
  adminPage: page,
  rest,
}) => {
  const { url, id } = await makeBoard(rest, ['Alpha', 'Beta'])
  await openBoard(page, url)
  const lose = async () => {
    await card(page, 'Beta').hover()
    await page.getByRole('button', { name: say('board.moveTo', { name: 'Beta' }) }).click()
    await page
      .getByRole('menuitem', { name: say('board.moveToColumn', { column: say('board.lost') }) })
      .click()
  }
  await lose()
  await page.getByRole('button', { name: say('app.cancel') }).click()
  await expectCards(page, 'Asked', ['Alpha', 'Beta'])
  await lose()
  await page.getByRole('textbox', { name: label('lostReason') }).fill('Too dear')
  await page.getByRole('button', { name: say('board.lostSave') }).click()
  await expectCards(page, say('board.lost'), ['Beta'])
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect
    .poll(() => rest.get(`/crm/deals/${id('Beta')}`))
    .toMatchObject({
      status: 'lost',
      lost_reason: 'Too dear',
    })
  await page.getByRole('button', { name: say('app.undo') }).click()
  await expectCards(page, 'Asked', ['Alpha', 'Beta'])
  await expect
    .poll(() => rest.get(`/crm/deals/${id('Beta')}`))
    .toMatchObject({
      status: 'open',
      lost_reason: null,
    })
})

test('a board comes whole: its cards and the names on them are in its first HTML', async ({
  adminPage: page,
  rest,
}) => {
  const { url, id } = await makeBoard(rest, ['Alpha'])
  const client = await rest.post('/crm/clients', { full_name: 'Carla Card' })
  await rest.patch(`/crm/deals/${id('Alpha')}`, { client_id: client.id, version: 1 })
  const task = `Task ${newAccount().username}`
  await rest.post('/crm/tasks', { title: task })
  const html = async (path: string) => (await page.request.get(path)).text()
  expect(await html(url)).toMatch(/>Alpha<.*>Carla Card</s)
  expect(await html('/tasks/board')).toContain(`>${task}<`)
})

test('a long column loads in pages', async ({ adminPage: page, rest }) => {
  const titles = Array.from({ length: 30 }, (_, at) => `Deal ${String(at).padStart(2, '0')}`)
  const { url } = await makeBoard(rest, titles)
  await openBoard(page, url)
  await expect(column(page, 'Asked').getByRole('heading')).toContainText('30')
  await card(page, 'Deal 24').scrollIntoViewIfNeeded()
  await expectCards(page, 'Asked', titles)
})

test('the forecast is that of one pipeline and in one currency when they are chosen, and stays so after a reload', async ({
  adminPage: page,
  rest,
}) => {
  const { pipelineId, stages } = await makeBoard(rest, ['Alpha', 'Beta'])
  const dollars = { value: '30.00', currency: 'USD', pipeline_id: pipelineId, stage_id: stages[0] }
  await rest.post('/crm/deals', { title: 'Delta', ...dollars })
  await makeBoard(rest, ['Gamma'])
  const whole = page.getByRole('row', { name: new RegExp(`^${say('board.none')} `) })
  const weighted = whole.getByRole('cell').last()
  await page.goto('/deals/forecast')
  await page.waitForLoadState('networkidle')
  await expect(weighted).not.toHaveText('€100.10')
  await page.getByRole('combobox', { name: say('board.pipeline') }).selectOption(pipelineId)
  await expect(weighted).toHaveText('€100.10')
  await page.reload()
  await page.waitForLoadState('networkidle')
  await expect(weighted).toHaveText('€100.10')
  await page.getByRole('combobox', { name: label('currency') }).selectOption('USD')
  await expect(weighted).toHaveText('$15.00')
  await page.getByRole('combobox', { name: say('board.pipeline') }).selectOption(say('board.allPipelines'))
  await page.getByRole('combobox', { name: label('currency') }).selectOption('EUR')
  await expect(weighted).not.toHaveText('€100.10')
})

test('tasks move from status to status on the same board', async ({ adminPage: page, rest }) => {
  const title = `Task ${newAccount().username}`
  const { id } = await rest.post('/crm/tasks', { title })
  await page.goto('/tasks')
  await page.getByRole('link', { name: say('board.board') }).click()
  await expect(page).toHaveURL('/tasks/board')
  await expect(card(page, title)).toBeVisible()
  await expect(said(page)).toBeAttached()
  await card(page, title).focus()
  await page.keyboard.press('Space')
  await expect(said(page)).toContainText(option('status', 'todo'))
  await page.keyboard.press('ArrowRight')
  await expect(said(page)).toContainText(option('status', 'in_progress'))
  await page.keyboard.press('Space')
  await expect(column(page, option('status', 'in_progress')).getByRole('link', { name: title })).toBeVisible()
  await expect.poll(() => rest.get(`/crm/tasks/${id}`)).toMatchObject({ status: 'in_progress' })
})
