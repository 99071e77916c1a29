import type { Page } from '@playwright/test'
import { admin } from './accounts.ts'
import { card, expectCards, makeBoard } from './boards.ts'
import { expect, test } from './fixtures.ts'
import { expectNames, heading, input, makeMarked } from './list.ts'
import { expectSound } from './sound.ts'
import { label, say } from './words.ts'

// One of them stops its application and starts it again.
test.use({ instance: 'own' })

/** What issue and interface promise: a change is there within two seconds. */
const soon = { timeout: 2_000 }

/** Opens a page and waits until it hears what happens. */
const openLive = async (page: Page, url: string) => {
  const stream = page.waitForResponse((response) => response.url().includes('/live.changes'))
  await page.goto(url)
  const answer = await stream
  expect(answer.headers()).toMatchObject({
    'x-accel-buffering': 'no',
    'cache-control': 'no-store, no-transform',
  })
  expect(answer.headers()['content-encoding']).toBeUndefined()
}

const colleague = {
  email: 'grace@example.com',
  username: 'grace',
  fullName: 'Grace Hopper',
  password: 'wandering admiral of the line',
}
const makeColleague = async (rest: { post: (path: string, body: unknown) => Promise<unknown> }) => {
  const { fullName, ...who } = colleague
  await rest.post('/admin/users', { ...who, full_name: fullName, role: 'employee' })
}

const moveTo = async (page: Page, name: string, column: string) => {
  await card(page, name).hover()
  await page.getByRole('button', { name: say('board.moveTo', { name }) }).click()
  await page.getByRole('menuitem', { name: say('board.moveToColumn', { column }) }).click()
}

test('a card that one moves, moves on the other’s board; a new client stands in an open list and on the start page', async ({
  adminPage: first,
  visit,
  rest,
}) => {
  const { url } = await makeBoard(rest, ['Alpha', 'Beta'])
  const second = await visit(admin)
  await Promise.all([openLive(first, url), openLive(second, url)])
  await expectCards(second, 'Asked', ['Alpha', 'Beta'])
  await moveTo(first, 'Beta', 'Offered')
  await expect(first.getByText(say('board.moved', { name: 'Beta', column: 'Offered' }))).toBeVisible()
  await expect(card(second, 'Beta')).toBeVisible()
  await expectCards(second, 'Asked', ['Alpha'], soon)
  await expectCards(second, 'Offered', ['Beta'], soon)

  const list = await makeMarked(rest, ['Listed'])
  await Promise.all([openLive(first, list.url), openLive(second, '/')])
  await expectNames(first, ['Listed'])
  await rest.patch(`/crm/clients/${list.rows[0].id}`, { full_name: 'Renamed' })
  await expectNames(first, ['Renamed'], soon)
  await expect(second.getByRole('main').getByText('Renamed').first()).toBeVisible(soon)
})

test('a changed field shows on the other’s open record, and who else is there; a field that is typed in is left alone', async ({
  adminPage: first,
  visit,
  rest,
  guard,
}) => {
  guard.expectRefusal(409, /clients\.update/)
  await makeColleague(rest)
  const { rows } = await makeMarked(rest, ['Shared'])
  const url = `/clients/${rows[0].id}`
  const second = await visit(colleague)
  await Promise.all([openLive(first, url), openLive(second, url)])
  const companions = (page: Page) => page.getByRole('list', { name: say('live.alsoHere') })
  await expect(companions(first)).toHaveText(/Grace Hopper/)
  await expect(companions(second)).toHaveText(/Ada Lindqvist/)
  await expectSound(first)

  await rest.patch(url.replace('/clients', '/crm/clients'), { industry: 'Printing' })
  for (const page of [first, second])
    await expect(page.getByRole('definition').filter({ hasText: /^Printing/ })).toBeVisible(soon)

  await first.getByRole('button', { name: say('record.change', { field: label('phone') }) }).click()
  await input(first, 'phone').fill('222')
  await rest.patch(url.replace('/clients', '/crm/clients'), { phone: '111' })
  await expect(second.getByRole('link', { name: '111', exact: true }).first()).toBeVisible(soon)
  await expect(input(first, 'phone')).toHaveValue('222')
  await input(first, 'phone').press('Enter')
  await expect(first.getByRole('dialog', { name: say('form.conflictTitle') })).toContainText('111')

  await second
    .getByRole('navigation')
    .getByRole('link', { name: say('nav.deals') })
    .first()
    .click()
  await expect(companions(first)).toHaveCount(0, soon)
  await second.goBack()
  await expect(companions(first)).toHaveText(/Grace Hopper/)
  await second.close()
  await expect(companions(first)).toHaveCount(0, soon)
})

test('a server that is stopped with streams open stops at once, and after its return both pages catch up', async ({
  adminPage: first,
  visit,
  rest,
  app,
  guard,
}) => {
  const { rows, url } = await makeMarked(rest, ['Before'])
  const second = await visit(admin)
  await Promise.all([openLive(first, url), openLive(second, `/clients/${rows[0].id}`)])
  await expectNames(first, ['Before'])
  guard.expectAbsence()
  const from = Date.now()
  await app.restart(async () => expect(Date.now() - from).toBeLessThan(8_000))
  await rest.patch(`/crm/clients/${rows[0].id}`, { full_name: 'After' })
  await expectNames(first, ['After'], { timeout: 20_000 })
  await expect(heading(second, 'After')).toBeVisible({ timeout: 20_000 })
  await rest.patch(`/crm/clients/${rows[0].id}`, { full_name: 'Live again' })
  await expectNames(first, ['Live again'], soon)
  await expect(heading(second, 'Live again')).toBeVisible(soon)
})
