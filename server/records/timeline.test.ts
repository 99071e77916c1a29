import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import type { TimelineKind } from '#domain/timeline.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { putFile } from '../testing/files.ts'
import { registry } from './registry.ts'
import { timelineQuery, timelineSources } from './timeline.ts'
import { timelineAnswer } from './timeline-entries.ts'

let admin: Actor
beforeAll(async () => {
  admin = await someone('admin')
})

/** A client with one of everything on it, in the order in which it came. */
const household = async () => {
  const api = as(admin)
  const { id } = await api.clients.create({ fullName: 'Ana' })
  const subject = { subjectType: 'clients', subjectId: id } as const
  const pipeline = await api.pipelines.create({ name: 'Sales' })
  const stages = [
    await api.stages.create({ name: 'Asked', pipelineId: pipeline.id }),
    await api.stages.create({ name: 'Offered', pipelineId: pipeline.id }),
  ] as const
  const note = await api.notes.create({ ...subject, text: '**Called**' })
  const file = await putFile(admin, subject)
  const task = await api.tasks.create({ ...subject, title: 'Call back', assignedTo: admin.id })
  const order = await api.orders.create({ clientId: id, lines: [] })
  const deal = await api.deals.create({
    title: 'A sale',
    clientId: id,
    pipelineId: pipeline.id,
    stageId: stages[0].id,
  })
  const project = await api.projects.create({ name: 'A house', clientId: id })
  await api.clients.update({ id, phone: '1' })
  return { id, note, file, task, order, deal, project, stages }
}
type Item = { kind: string }
const kindsOf = (items: Item[]) => items.map(({ kind }) => kind)

describe('the timeline of a record', () => {
  test('has what hangs on it, what refers to it and what was changed, newest first, each as it is now', async () => {
    const { id, note, task, stages, deal } = await household()
    await as(admin).notes.update({ id: note.id, text: 'Called *twice*' })
    await as(admin).tasks.update({ id: task.id, status: 'completed' })
    const { items, nextCursor } = timelineAnswer.parse(await as(admin).clients.timeline({ id }))
    expect(nextCursor).toBeNull()
    expect(kindsOf(items)).toEqual([
      'changes',
      'projects',
      'deals',
      'orders',
      'tasks',
      'files',
      'notes',
      'changes',
    ])
    expect(items[0]).toMatchObject({
      action: 'clients.update',
      by: { id: admin.id, name: admin.fullName },
      changes: { phone: { before: null, after: '1' } },
    })
    expect(items.at(-1)).toMatchObject({ action: 'clients.create' })
    expect(items.find(({ kind }) => kind === 'notes')).toMatchObject({
      row: { text: 'Called *twice*', version: 2 },
    })
    expect(items.find(({ kind }) => kind === 'tasks')).toMatchObject({
      by: { name: admin.fullName },
      row: { title: 'Call back', status: 'completed', version: 2, assignedTo: admin.id },
    })

    await as(admin).deals.move({ id: deal.id, column: stages[1].id })
    await as(admin).deals.move({ id: deal.id, column: stages[1].id })
    const moves = await as(admin).deals.timeline({ id: deal.id })
    expect(moves.items, 'a move within a column is none').toMatchObject([
      { action: 'deals.move', changes: { stageId: { before: stages[0].id, after: stages[1].id } } },
      { action: 'deals.create' },
    ])
    expect(kindsOf((await as(admin).stages.timeline({ id: stages[1].id })).items)).toEqual(['changes'])
  })

  test('is read page by page without gap or double while things are added, and by kind', async () => {
    const { id } = await household()
    const subject = { subjectType: 'clients', subjectId: id } as const
    const whole = (await as(admin).clients.timeline({ id })).items.map((item) => item.id)
    const walked: string[] = []
    let cursor: string | null = null
    do {
      const page: { items: { id: string }[]; nextCursor: string | null } = await as(admin).clients.timeline({
        id,
        limit: 3,
        cursor,
      })
      walked.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor
      await as(admin).notes.create({ ...subject, text: 'Meanwhile' })
    } while (cursor)
    expect(walked).toEqual(whole)

    const count = async (kind: TimelineKind) => (await as(admin).clients.timeline({ id, kind })).items.length
    expect([await count('notes'), await count('tasks'), await count('changes')]).toEqual([4, 1, 2])
  })

  test('tells that a note went and came back, and shows nothing that is in the trash', async () => {
    const { id, note, task, order } = await household()
    await as(admin).notes.archive({ id: note.id })
    await as(admin).tasks.archive({ id: task.id })
    await as(admin).orders.archive({ id: order.id })
    const { items } = await as(admin).clients.timeline({ id })
    expect(kindsOf(items)).toEqual(['changes', 'changes', 'projects', 'deals', 'files', 'changes'])
    expect(items[0]).toMatchObject({ action: 'notes.archive' })
    await as(admin).clients.archive({ id })
    await expect(as(admin).clients.timeline({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

test('each role sees of a timeline what its lists would show, and nobody’s name that is not theirs to know', async () => {
  const { id, file, order, project } = await household()
  const inProject = await as(admin).tasks.create({ title: 'In their project', projectId: project.id })
  const person = await someone('client')
  await db.update(clients).set({ userId: person.id }).where(eq(clients.id, id))
  const mine = (await as(person).clients.timeline({ id })).items
  expect(mine.map((item) => item.id)).toEqual([project.id, order.id, file.id])
  expect(mine.map(({ by }) => by)).toEqual([null, null, null])
  expect((await as(person).clients.timeline({ id, kind: 'changes' })).items).toEqual([])
  expect((await as(person).clients.timeline({ id, kind: 'notes' })).items).toEqual([])
  const ofProject = await as(person).projects.timeline({ id: project.id })
  expect(ofProject.items.map((item) => item.id)).toEqual([inProject.id])

  for (const role of ['client', 'supplier', 'professional'] as const)
    await expect(as(await someone(role)).clients.timeline({ id }), role).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  const staff = await as(await someone('employee')).clients.timeline({ id })
  expect(staff.items).toHaveLength(8)
  expect(staff.items[0]?.by?.name).toBe(admin.fullName)
})

test('a page reads each kind by an index, whatever else there is', async () => {
  const { id } = await household()
  const many = [
    ['notes', 'subject_type, subject_id, text', `'clients', $, ''`],
    ['files', 'subject_type, subject_id, name, type, size, sha256', `'clients', $, '', '', 1, ''`],
    ['tasks', 'subject_type, subject_id, title, status, priority', `'clients', $, '', 'todo', 'low'`],
    ['orders', 'client_id, status', `$, 'pending'`],
    ['projects', 'client_id, name, status', `$, '', 'planning'`],
    ['audit_log', 'subject_type, subject_id, action', `'clients', $, 'clients.update'`],
  ]
  await db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    // Every tenth is of the client.
    for (const [table, columns, values = ''] of many)
      await tx.execute(
        sql.raw(`insert into ${table} (id, ${columns}) select gen_random_uuid(),
          ${values.replace('$', `case when n % 10 = 0 then '${id}' else gen_random_uuid() end`)} from generate_series(1, 5000) n`),
      )
  })
  await db.execute(sql`vacuum analyze`)
  const sources = timelineSources({ of: registry.clients, actor: admin, id })
  const page = timelineQuery(sources, { cursor: 'ffffffff-0000-4000-8000-000000000000', limit: 25 })
  const { rows } = await db.execute(sql`explain (analyze, costs off, summary off) ${page}`)
  const plan = rows.map((row) => String(row['QUERY PLAN'])).join('\n')
  expect(plan).toMatch(/Index Scan Backward using notes_subject_type/)
  expect(plan).toMatch(/Index Scan Backward using files_subject_type/)
  expect(plan).toMatch(/Index Scan Backward using audit_log_subject_type/)
  for (const index of ['tasks_subject_id', 'orders_client_id', 'projects_client_id'])
    expect(plan).toMatch(new RegExp(`Index.* (on|using) ${index}`))
  // There is one deal.
  expect(plan.replace('Seq Scan on deals', '')).not.toContain('Seq Scan')
})
