import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { deals } from '#db/schema/deals.ts'
import { notes } from '#db/schema/notes.ts'
import { tasks } from '#db/schema/tasks.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { saveSettings } from '../settings/company.ts'
import { as, someone } from '../testing/acting.ts'
import { myTasks } from './my-tasks.ts'
import { newClients } from './new-clients.ts'
import { quietDeals } from './quiet-deals.ts'
import { wonFigure } from './won.ts'

let admin: Actor
let employee: Actor
beforeAll(async () => {
  admin = await someone('admin')
  employee = await someone('employee')
})

const pipelineOf = async (name: string) => {
  const { id: pipelineId } = await as(admin).pipelines.create({ name })
  const stage = (stageName: string, position: number, probability: number) =>
    as(admin).stages.create({ name: stageName, pipelineId, position, probability })
  const first = await stage('First', 0, 33)
  const second = await stage('Second', 1, 70)
  const make = (title: string, more: object = {}) =>
    as(admin).deals.create({ title, pipelineId, stageId: first.id, ...more })
  return { pipelineId, first: first.id, second: second.id, make }
}

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
const age = (id: string, updatedAt: string) => db.update(deals).set({ updatedAt }).where(eq(deals.id, id))

describe('the pipeline', () => {
  test('each stage is what its open deals come to, to the cent, each currency by itself, as the board has it', async () => {
    const { pipelineId, first, second, make } = await pipelineOf('Sums')
    await make('a', { value: '0.10', probability: 50 })
    await make('b', { value: '0.20' })
    await make('c', { value: '1000.00', currency: 'USD' })
    await make('d', { value: '999999999999.99', stageId: second, probability: 100 })
    await make('without a value', { stageId: second })
    await make('won', { value: '5.00', status: 'won' })
    const { id } = await make('in the trash', { value: '7.00' })
    await as(admin).deals.archive({ id })
    const answer = await as(employee).dashboard.pipeline({ pipelineId })
    expect(answer).toMatchObject({
      total: 5,
      sums: [
        // 0.05 + 0.066 + 999999999999.99: rounded once, after adding up.
        { currency: 'EUR', value: '1000000000000.29', weighted: '1000000000000.11' },
        { currency: 'USD', value: '1000.00', weighted: '330.00' },
      ],
      stages: [
        {
          id: first,
          total: 3,
          sums: [
            { currency: 'EUR', value: '0.30', weighted: '0.12' },
            { currency: 'USD', value: '1000.00', weighted: '330.00' },
          ],
        },
        { id: second, total: 2, sums: [{ currency: 'EUR', value: '999999999999.99' }] },
      ],
    })
    const board = await as(admin).deals.board({ pipelineId })
    const columns = board.columns.filter(({ name }) => name !== null)
    expect(columns.map(({ column, total, sums }) => ({ id: column, total, sums }))).toEqual(
      answer.stages.map(({ id, total, sums }) => ({ id, total, sums })),
    )
    for (const { id, total } of answer.stages)
      expect(
        await as(admin).deals.count({
          filter: { status: ['open'], pipelineId: [pipelineId], stageId: [id] },
        }),
      ).toEqual({ total, exact: true })
  })

  test('a stage without deals is there with nothing in it, and the first pipeline is meant when none is named', async () => {
    const { pipelineId } = await pipelineOf('Empty')
    const { stages, sums, total } = await as(admin).dashboard.pipeline({ pipelineId })
    expect(stages.map(({ name, total, sums }) => ({ name, total, sums }))).toEqual([
      { name: 'First', total: 0, sums: [] },
      { name: 'Second', total: 0, sums: [] },
    ])
    expect({ total, sums }).toEqual({ total: 0, sums: [] })
    const { items } = await as(admin).pipelines.list({ limit: 1 })
    expect((await as(admin).dashboard.pipeline({})).pipelineId).toBe(items[0]?.id)
  })
})

describe('deals won', () => {
  test('a deal is closed when it is won or lost, whichever way, and is not when it is open again', async () => {
    const { first, make } = await pipelineOf('Closing')
    const { id, closedAt } = await make('a')
    expect(closedAt).toBeNull()
    const won = await as(admin).deals.move({ id, column: 'won' })
    expect(Math.abs(Date.parse(String(won.closedAt)) - Date.now())).toBeLessThan(60_000)
    await db
      .update(deals)
      .set({ closedAt: daysAgo(40) })
      .where(eq(deals.id, id))
    const renamed = await as(admin).deals.update({ id, title: 'b', status: 'won' })
    expect(renamed.closedAt).toBe((await as(admin).deals.get({ id })).closedAt)
    const lost = await as(admin).deals.update({ id, status: 'lost', lostReason: 'Too dear' })
    expect(Date.parse(String(lost.closedAt))).toBeGreaterThan(Date.now() - 60_000)
    expect((await as(admin).deals.move({ id, column: first })).closedAt).toBeNull()
  })

  test('months are those of where the person is, and the list behind the figure has as many', async () => {
    const { make } = await pipelineOf('Months')
    const close = async (value: string, closedAt: string, currency = 'EUR') => {
      const { id } = await make(`won ${value}`, { status: 'won', value, currency })
      await db.update(deals).set({ closedAt }).where(eq(deals.id, id))
    }
    await close('10.01', '2031-02-28T23:30:00.000Z') // March in Madrid, February in London.
    await close('20.02', '2031-03-15T12:00:00.000Z')
    await close('40.04', '2031-03-31T22:30:00.000Z', 'USD') // April in Madrid.
    await close('80.08', '2031-02-01T00:00:00.000Z')
    await close('160.16', '2031-01-31T22:59:59.000Z') // January in both.
    const at = (timeZone: string) =>
      wonFigure(employee, { timeZone, now: new Date('2031-03-31T21:30:00.000Z') })
    const [madrid, london] = [await at('Europe/Madrid'), await at('Europe/London')]
    expect(madrid.thisMonth).toEqual({
      from: '2031-02-28T23:00:00.000Z',
      total: 3,
      sums: [
        { currency: 'EUR', value: '30.03', total: 2 },
        { currency: 'USD', value: '40.04', total: 1 },
      ],
    })
    expect(madrid.lastMonth).toMatchObject({ total: 1, sums: [{ value: '80.08' }] })
    expect(london.thisMonth).toMatchObject({ total: 2, sums: [{ value: '20.02' }, { value: '40.04' }] })
    expect(london.lastMonth).toMatchObject({ total: 2, sums: [{ value: '90.09' }] })
    for (const { thisMonth } of [madrid, london]) {
      const narrowed = {
        filter: { status: ['won' as const] },
        between: { closedAt: { from: thisMonth.from } },
      }
      expect((await as(employee).deals.count(narrowed)).total).toBe(thisMonth.total)
    }
  })
})

test('a deal is quiet when neither it, nor a note, nor a task about it changed in two weeks', async () => {
  const { make } = await pipelineOf('Quiet')
  const client = await as(admin).clients.create({ fullName: 'Bo Ek' })
  const subject = (id: string) => ({ subjectType: 'deals' as const, subjectId: id })
  const [oldest, noted, planned, fresh, won] = [
    await make('oldest', { clientId: client.id, value: '12.50' }),
    await make('noted'),
    await make('planned'),
    await make('fresh'),
    await make('won', { status: 'won' }),
  ]
  await as(employee).notes.create({ ...subject(noted.id), text: 'Rang.' })
  await as(employee).tasks.create({ title: 'Ring', ...subject(planned.id) })
  for (const [at, { id }] of [oldest, noted, planned, won].entries()) await age(id, daysAgo(90 - at))
  await age(fresh.id, daysAgo(13.9))
  const quiet = async () => (await quietDeals(employee, { now: new Date() })).items
  expect(await quiet()).toMatchObject([
    { title: 'oldest', clientName: 'Bo Ek', stage: 'First', value: '12.50', currency: 'EUR' },
  ])
  // What was written or planned long ago keeps nobody busy; it says since when it is quiet.
  await db.update(notes).set({ updatedAt: daysAgo(20) })
  await db
    .update(tasks)
    .set({ archivedAt: daysAgo(1) })
    .where(eq(tasks.subjectId, planned.id))
  const later = await quiet()
  expect(later.map(({ title }) => title)).toEqual(['oldest', 'planned', 'noted'])
  expect(later[2]?.quietSince.slice(0, 10)).toBe(daysAgo(20).slice(0, 10))
})

test('my tasks are overdue, due today and due in seven days by my own calendar, and nobody else’s', async () => {
  const give = (title: string, dueDate: string | null, more: object = {}) =>
    as(admin).tasks.create({ title, dueDate, assignedTo: employee.id, ...more })
  await give('long ago', '2031-01-01')
  await give('yesterday', '2031-05-09')
  await give('today', '2031-05-10')
  await give('tomorrow', '2031-05-11', { status: 'blocked' })
  await give('in a week', '2031-05-17')
  await give('later', '2031-05-18')
  await give('without a day', null)
  await give('done', '2031-05-10', { status: 'completed' })
  await give('another’s', '2031-05-10', { assignedTo: admin.id })
  const asked = async (timeZone: string, each = 5) => {
    const { today, overdue, dueToday, next } = await myTasks(employee, {
      timeZone,
      each,
      now: new Date('2031-05-10T06:00:00Z'),
    })
    const told = [overdue, dueToday, next].map(({ total, items }) => [
      total,
      ...items.map(({ title }) => title),
    ])
    return { today, told, parts: [overdue, dueToday, next] }
  }
  const madrid = await asked('Europe/Madrid')
  expect(madrid.told).toEqual([
    [2, 'long ago', 'yesterday'],
    [1, 'today'],
    [2, 'tomorrow', 'in a week'],
  ])
  for (const { from, before, total } of madrid.parts)
    expect(
      await as(employee).tasks.count({
        filter: { assignedTo: [employee.id], status: ['todo', 'in_progress', 'blocked'] },
        between: { dueDate: { ...(from && { from }), before } },
      }),
    ).toEqual({ total, exact: true })
  // Still yesterday in Los Angeles; and no more than was asked for comes along.
  const there = await asked('America/Los_Angeles', 1)
  expect(there.today).toBe('2031-05-09')
  expect(there.told).toEqual([
    [1, 'long ago'],
    [1, 'yesterday'],
    [2, 'today'],
  ])
})

test('new clients are counted by the weeks of where the person is', async () => {
  const add = async (createdAt: string) => {
    const { id } = await as(admin).clients.create({ fullName: createdAt })
    await db.update(clients).set({ createdAt }).where(eq(clients.id, id))
  }
  await add('2031-03-30T21:59:59.000Z') // Sunday in Madrid, an hour before its summer time would have it Monday.
  await add('2031-03-30T22:00:00.000Z') // Monday in Madrid, Sunday in London (23:00).
  await add('2031-04-02T12:00:00.000Z')
  await add('2031-01-12T22:59:59.000Z') // The second before the first of the twelve weeks.
  const asked = async (timeZone: string) =>
    (await newClients(employee, { timeZone, now: new Date('2031-04-03T12:00:00Z') })).weeks
  const [madrid, london] = [await asked('Europe/Madrid'), await asked('Europe/London')]
  expect(madrid.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2])
  expect(london.map(({ total }) => total)).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 1])
  expect(madrid[11]).toMatchObject({ day: '2031-03-31', from: '2031-03-30T22:00:00.000Z' })
  for (const { from, before, total } of madrid)
    expect((await as(employee).clients.count({ between: { createdAt: { from, before } } })).total).toBe(total)
})

test('the last activity is about records that one may see: a note by its words, and nothing of accounts or the trash', async () => {
  const client = await as(employee).clients.create({ fullName: 'Cleo' })
  const note = await as(employee).notes.create({
    subjectType: 'clients',
    subjectId: client.id,
    text: 'Hello',
  })
  await as(employee).clients.update({ id: client.id, status: 'active' })
  const gone = await as(admin).clients.create({ fullName: 'Gone' })
  await as(admin).clients.archive({ id: gone.id })
  await as(admin).users.setRole({ id: (await someone('client')).id, role: 'supplier' })
  const last = async () => (await as(employee).dashboard.activity()).items
  expect((await last()).slice(0, 3)).toMatchObject([
    {
      action: 'clients.update',
      subjectName: 'Cleo',
      status: 'active',
      about: null,
      actorName: employee.fullName,
    },
    { action: 'notes.create', subjectType: 'clients', subjectId: client.id, about: 'Hello' },
    { action: 'clients.create', subjectName: 'Cleo' },
  ])
  expect(await last()).toHaveLength(10)
  await as(employee).notes.archive({ id: note.id })
  expect(JSON.stringify(await last())).not.toContain('Hello')
})

test('outsiders have no dashboard, and a program gets all of it at once', async () => {
  for (const role of ['client', 'supplier', 'professional'] as const)
    await expect(as(await someone(role)).dashboard.all({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  const all = await as(employee, 'rest').dashboard.all({ timeZone: 'Asia/Tokyo' })
  expect(Object.keys(all)).toEqual(['pipeline', 'won', 'quietDeals', 'tasks', 'newClients', 'activity'])
  await expect(as(admin).dashboard.won({ timeZone: 'Nowhere/None' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
})

test('a new instance is led through its first steps until each is done', async () => {
  const steps = () => as(admin).dashboard.firstSteps()
  expect(await steps()).toEqual({ company: false, client: true, pipeline: true, deal: true, colleague: true })
  await db.transaction((tx) => saveSettings(tx, { companyName: 'Ñandú' }))
  await db.execute(sql`truncate ${deals}, ${clients} cascade`)
  expect(await steps()).toMatchObject({ company: true, client: false, deal: false, pipeline: true })
})
