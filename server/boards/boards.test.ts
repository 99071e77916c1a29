import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { deals } from '#db/schema/deals.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'

let admin: Actor
beforeAll(async () => {
  admin = await someone('admin')
})

/** A pipeline of its own with two stages, so that one test's deals are not another's. */
const newPipeline = async () => {
  const { id: pipelineId } = await as(admin).pipelines.create({ name: 'Sales' })
  const stage = (name: string, position: number, probability: number) =>
    as(admin).stages.create({ name, pipelineId, position, probability })
  const [first, second] = [await stage('First', 0, 10), await stage('Second', 1, 33)]
  const make = (title: string, more: object = {}) =>
    as(admin).deals.create({ title, pipelineId, stageId: first.id, ...more })
  const titles = async (column: string, actor = admin) => {
    const { items } = await as(actor).deals.cards({ pipelineId, column, limit: 100 })
    return items.map(({ title }) => title)
  }
  return { pipelineId, first: first.id, second: second.id, make, titles }
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'OK',
    (error) => error.code,
  )

describe('moving a deal', () => {
  test('a new one stands on top; it goes before or after another, or on top of a column', async () => {
    const { first, second, make, titles } = await newPipeline()
    const [a, b, c] = [await make('a'), await make('b'), await make('c')]
    expect(await titles(first)).toEqual(['c', 'b', 'a'])
    await as(admin).deals.move({ id: c.id, version: 1, column: first, after: a.id })
    expect(await titles(first)).toEqual(['b', 'a', 'c'])
    await as(admin).deals.move({ id: c.id, version: 1, column: first, before: a.id })
    expect(await titles(first)).toEqual(['b', 'c', 'a'])
    await as(admin).deals.move({ id: a.id, column: second })
    await as(admin).deals.move({ id: b.id, column: second, after: a.id })
    expect([await titles(first), await titles(second)]).toEqual([['c'], ['a', 'b']])
  })

  test('moves at the same time end in one order without two cards in one place', async () => {
    const { first, second, make, titles } = await newPipeline()
    const anchor = await make('anchor')
    const cards = []
    for (let at = 0; at < 24; at += 1) cards.push(await make(`card ${at}`))
    await Promise.all(
      cards.map(({ id }, at) =>
        as(admin).deals.move({ id, column: second, ...(at % 3 > 0 && { after: anchor.id }) }),
      ),
    )
    const order = await titles(second)
    expect(new Set(order).size).toBe(24)
    expect(await titles(second)).toEqual(order)
    expect(await titles(first)).toEqual(['anchor'])
    const [ranks] = await db
      .select({ all: sql<number>`count(*)::int`, different: sql<number>`count(distinct board_rank)::int` })
      .from(deals)
    expect(ranks?.different).toBe(ranks?.all)
    // What was put after the anchor is below everything that was put on top.
    const onTop = order.slice(0, 8).map((title) => Number(title.split(' ')[1]) % 3)
    expect(onTop).toEqual(Array(8).fill(0))
  })

  test('one gap halved again and again keeps its order, and its ranks short', async () => {
    const { first, make, titles } = await newPipeline()
    const [low, one, two] = [await make('low'), await make('one'), await make('two')]
    for (let round = 0; round < 400; round += 1) {
      const { id } = round % 2 ? one : two
      await as(admin).deals.move({ id, column: first, before: low.id })
    }
    expect(await titles(first)).toEqual(['two', 'one', 'low'])
    const [longest] = await db.select({ scale: sql<number>`max(scale(board_rank))` }).from(deals)
    expect(longest?.scale).toBeLessThanOrEqual(101)
  })

  test('pages of a column meet every card once, while another moves', async () => {
    const { pipelineId, first, make } = await newPipeline()
    const made = []
    for (let at = 0; at < 7; at += 1) made.push((await make(`card ${at}`)).id)
    const page = (cursor?: string | null) =>
      as(admin).deals.cards({ pipelineId, column: first, limit: 3, cursor })
    const one = await page()
    await as(admin).deals.move({ id: String(made[6]), column: first, after: String(made[5]) })
    const two = await page(one.nextCursor)
    const three = await page(two.nextCursor)
    const seen = [...one.items, ...two.items, ...three.items].map(({ id }) => id)
    expect(seen).toEqual([...made].reverse())
    expect(three.nextCursor).toBeNull()
  })

  test('a deal is won; lost for a reason, which it keeps until it is open again', async () => {
    const { first, make, titles } = await newPipeline()
    const { id } = await make('a')
    expect(await as(admin).deals.move({ id, column: 'won' })).toMatchObject({ status: 'won', version: 2 })
    expect(await titles('won')).toEqual(['a'])
    await expect(as(admin).deals.move({ id, column: 'lost' })).rejects.toMatchObject({
      errors: [{ path: 'lostReason', message: 'required' }],
    })
    const lost = { status: 'lost', lostReason: 'Too dear' }
    expect(await as(admin).deals.move({ id, column: 'lost', lostReason: 'Too dear' })).toMatchObject(lost)
    expect(await as(admin).deals.move({ id, column: 'lost' })).toMatchObject({ ...lost, version: 3 })
    const open = { status: 'open', lostReason: null, stageId: first }
    expect(await as(admin).deals.move({ id, column: first })).toMatchObject(open)
    const { items } = await as(admin).deals.history({ id })
    expect(items[0]).toMatchObject({
      action: 'deals.move',
      changes: { status: { before: 'lost', after: 'open' }, lostReason: { before: 'Too dear', after: null } },
    })
  })

  test('a stale version, a stage of another pipeline or in the trash and two neighbours are refused, and nothing moves', async () => {
    const { first, second, make, titles } = await newPipeline()
    const other = await newPipeline()
    const [a, b] = [await make('a'), await make('b')]
    await as(admin).deals.update({ id: a.id, value: '1' })
    const refusals = [
      { id: a.id, column: second, version: 1 },
      { id: a.id, column: other.first },
      { id: a.id, column: second, before: b.id, after: b.id },
      { id: a.id, column: 'archived' },
      { id: a.id, column: second },
    ]
    await as(admin).stages.archive({ id: second })
    const codes = []
    for (const refused of refusals) codes.push(await codeOf(as(admin).deals.move(refused)))
    expect(codes).toEqual(['CONFLICT', ...Array(4).fill('BAD_REQUEST')])
    expect([await titles(first), await titles(second)]).toEqual([['b', 'a'], []])
    expect((await as(admin).deals.history({ id: a.id })).items).toHaveLength(2)
  })

  test('who may read a deal and not change it is refused; an unseen deal is not found, as card and as neighbour', async () => {
    const { first, second, make, titles } = await newPipeline()
    const employee = await someone('employee')
    const [a, mine] = [await make('a'), await make('mine', { ownerId: employee.id })]
    expect(await codeOf(as(employee).deals.move({ id: a.id, column: second }))).toBe('FORBIDDEN')
    await as(employee).deals.move({ id: mine.id, column: first, after: a.id })
    expect(await titles(first)).toEqual(['a', 'mine'])
    const client = await someone('client')
    expect(await codeOf(as(client).deals.move({ id: a.id, column: second }))).toBe('NOT_FOUND')
    expect(await titles(first, client)).toEqual([])
    expect((await as(client).deals.board({})).columns).toEqual([])
    await as(admin).deals.archive({ id: a.id })
    const beside = as(employee).deals.move({ id: mine.id, column: first, after: a.id })
    expect(await codeOf(beside)).toBe('NOT_FOUND')
  })
})

describe('sums', () => {
  test('columns and forecast are right to the cent, in each currency, and know only what is there', async () => {
    const { pipelineId, first, second, make } = await newPipeline()
    for (const value of ['0.10', '0.20', '999999999999.99']) await make('a', { value })
    await make('b', { value: '33.33', currency: 'USD', probability: 50 })
    await make('c', { stageId: second, value: '10.05' })
    await make('d', { stageId: second, value: null })
    await as(admin).deals.archive({ id: (await make('e', { value: '5.00' })).id })
    const won = await make('f', { value: '7.77', stageId: second })
    await as(admin).deals.move({ id: won.id, column: 'won' })
    const { columns } = await as(admin).deals.board({ pipelineId })
    expect(columns.map(({ column, total, sums }) => ({ column, total, sums }))).toEqual([
      {
        column: first,
        total: 4,
        sums: [
          { currency: 'EUR', value: '1000000000000.29', weighted: '100000000000.03' },
          { currency: 'USD', value: '33.33', weighted: '16.67' },
        ],
      },
      { column: second, total: 2, sums: [{ currency: 'EUR', value: '10.05', weighted: '3.32' }] },
      { column: 'won', total: 1, sums: [{ currency: 'EUR', value: '7.77', weighted: '2.56' }] },
      { column: 'lost', total: 0, sums: [] },
    ])
  })

  test('the forecast has a line for each month and stage, the overdue, the later and the undated beside', async () => {
    const { pipelineId, first, second, make } = await newPipeline()
    const { rows } = await db.execute<{ now: string; next: string; far: string; past: string }>(
      sql`select to_char(current_date, 'YYYY-MM-DD') as now, to_char(date_trunc('month', current_date) + interval '1 month', 'YYYY-MM-DD') as next,
        to_char(current_date + interval '3 years', 'YYYY-MM-DD') as far, to_char(current_date - interval '2 months', 'YYYY-MM-DD') as past`,
    )
    const days = rows[0] ?? { now: '', next: '', far: '', past: '' }
    await make('a', { value: '100.01', expectedCloseDate: days.now })
    await make('b', { value: '100.02', expectedCloseDate: days.now, probability: 90 })
    await make('c', { value: '50.00', expectedCloseDate: days.next, stageId: second })
    await make('h', { value: '10.00', expectedCloseDate: days.now, stageId: second, probability: 15 })
    await make('d', { value: '1.00', expectedCloseDate: days.far })
    await make('e', { value: '2.00', expectedCloseDate: days.past })
    await make('f', { value: '3.00' })
    await make('g', { value: '4.00', status: 'won', expectedCloseDate: days.now })
    const { items } = await as(admin).deals.forecast({ pipelineId })
    expect(
      items.map(({ month, stageId, total, value, weighted }) => [month, stageId, total, value, weighted]),
    ).toEqual([
      [days.now.slice(0, 7), null, 3, '210.03', '101.52'],
      [days.now.slice(0, 7), first, 2, '200.03', '100.02'],
      [days.now.slice(0, 7), second, 1, '10.00', '1.50'],
      [days.next.slice(0, 7), null, 1, '50.00', '16.50'],
      [days.next.slice(0, 7), second, 1, '50.00', '16.50'],
      ['later', null, 1, '1.00', '0.10'],
      ['later', first, 1, '1.00', '0.10'],
      ['none', null, 1, '3.00', '0.30'],
      ['none', first, 1, '3.00', '0.30'],
      ['overdue', null, 1, '2.00', '0.20'],
      ['overdue', first, 1, '2.00', '0.20'],
    ])
    expect((await as(await someone('client')).deals.forecast({ pipelineId })).items).toEqual([])
  })
})

test('tasks move between statuses in an order of their own, and are counted with their hours', async () => {
  const { id: projectId } = await as(admin).projects.create({ name: 'Board' })
  const make = (title: string, estimatedHours: string) =>
    as(admin).tasks.create({ title, projectId, estimatedHours })
  const [a, b] = [await make('a', '1.25'), await make('b', '0.50')]
  await as(admin).tasks.move({ id: a.id, version: 1, column: 'completed' })
  await as(admin).tasks.move({ id: b.id, version: 1, column: 'completed', after: a.id })
  const { items } = await as(admin).tasks.cards({ projectId, column: 'completed' })
  expect(items.map(({ title, status, completedAt }) => [title, status, completedAt !== null])).toEqual([
    ['a', 'completed', true],
    ['b', 'completed', true],
  ])
  const { columns } = await as(admin).tasks.board({ projectId })
  expect(columns.find(({ column }) => column === 'completed')).toEqual({
    column: 'completed',
    total: 2,
    hours: '1.75',
  })
  expect(columns.map(({ total }) => total)).toEqual([0, 0, 0, 2, 0])
})
