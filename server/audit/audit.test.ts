import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { auditInput, auditQuery } from './list.ts'

type Asked = Parameters<ReturnType<typeof as>['audit']['list']>[0]

describe('the audit log', () => {
  let manager: Actor
  let ana: Actor
  let client: { id: string }
  const list = (asked: Asked) => as(manager).audit.list(asked)
  const actions = async (asked: Asked) => (await list(asked)).items.map(({ action }) => action)

  beforeAll(async () => {
    manager = await someone('manager')
    ana = await someone('admin')
    client = await as(ana).clients.create({ fullName: 'Édith' })
    await as(ana).clients.update({ id: client.id, fullName: 'Edith' })
    await as(ana).suppliers.create({ companyName: 'Mill' })
  })

  test('says who did what to what, the newest first, with what was and what is', async () => {
    const { items } = await list({ actorId: ana.id })
    expect(items.map(({ action }) => action)).toEqual([
      'suppliers.create',
      'clients.update',
      'clients.create',
    ])
    expect(items[1]).toMatchObject({
      actorName: ana.fullName,
      subjectType: 'clients',
      subjectId: client.id,
      changes: { fullName: { before: 'Édith', after: 'Edith' } },
    })
  })

  test('is narrowed by the beginning of the action, by subject and by time', async () => {
    expect(await actions({ actorId: ana.id, action: 'clients.' })).toEqual([
      'clients.update',
      'clients.create',
    ])
    expect(await actions({ actorId: ana.id, action: 'clients.u' })).toEqual(['clients.update'])
    expect(await actions({ actorId: ana.id, action: 'client_' })).toEqual([])
    expect(await actions({ subjectType: 'clients', subjectId: client.id })).toHaveLength(2)
    const [, middle] = (await list({ actorId: ana.id })).items
    const at = middle?.at ?? ''
    const both = [
      ...(await actions({ actorId: ana.id, from: at })),
      ...(await actions({ actorId: ana.id, to: at })),
    ]
    expect(both.sort()).toEqual(['clients.create', 'clients.update', 'suppliers.create'])
    expect(await actions({ actorId: ana.id, from: '2999-01-01T00:00:00Z' })).toEqual([])
  })

  test('is walked page by page, each line once, though many are of one moment', async () => {
    const actorId = (await someone('employee')).id
    const at = '2026-01-01T00:00:00.000Z'
    await db.insert(auditLog).values(Array.from({ length: 57 }, () => ({ action: 'test.walk', actorId, at })))
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({ actorId, limit: 10, cursor })
      seen.push(...page.items.map(({ id }) => id))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen).toHaveLength(57)
    expect(new Set(seen).size).toBe(57)
  })

  test.each([
    { from: 'yesterday' },
    { action: "'; drop" },
    { actorId: 'me' },
    { cursor: 'x' },
    { limit: 101 },
  ])('takes no %j', async (asked) => {
    await expect(list(asked)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('among 60,000 lines, no filter reads them all', () => {
  const actorId = '01890000-0000-7000-8000-000000000001'
  const subjectId = '01890000-0000-7000-8000-000000000002'

  beforeAll(async () => {
    await db.execute(sql`
      insert into audit_log (id, at, action, actor_id, subject_type, subject_id)
      select gen_random_uuid(), timestamptz '2020-01-01' + at * interval '1 minute',
        case when at % 5000 = 0 then 'rare.action' else 'clients.update' end,
        case when at % 5000 = 0 then ${actorId}::uuid else gen_random_uuid() end,
        'clients', case when at % 5000 = 0 then ${subjectId}::uuid else gen_random_uuid() end
      from generate_series(1, 60000) at`)
    await db.execute(sql`vacuum analyze audit_log`)
  })

  test.each<Asked & object>([
    {},
    { actorId },
    { action: 'rare.' },
    { subjectType: 'clients', subjectId },
    { from: '2020-01-10T00:00:00Z', to: '2020-01-11T00:00:00Z' },
    { actorId, action: 'rare.', from: '2020-01-10T00:00:00Z' },
  ])('%j', async (asked) => {
    const { rows } = await db.execute<{ 'QUERY PLAN': string }>(
      sql`explain ${auditQuery(auditInput.parse(asked))}`,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toMatch(/Index (Only )?Scan/)
    expect(plan).not.toContain('Seq Scan')
    // A walk over all lines that drops most of them would be one over the index of time with a filter.
    if (Object.keys(asked).length === 1) expect(plan).toMatch(/Index Cond/)
  })
})
