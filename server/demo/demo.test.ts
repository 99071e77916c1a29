import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { type Entity, entities } from '#domain/entities.ts'
import type { Role } from '#domain/roles.ts'
import { db } from '../database.ts'
import { registry } from '../records/registry.ts'
import { appRouter } from '../router.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import type { Account } from './accounts.ts'
import { fillDemo } from './fill.ts'

let accounts: Account[]

const counts: Record<Entity, number> = {
  clients: 2_000,
  contacts: 5_000,
  employees: 40,
  suppliers: 60,
  professionals: 80,
  pipelines: 2,
  stages: 8,
  deals: 600,
  projects: 300,
  tasks: 3_000,
  orders: 900,
}

beforeAll(async () => {
  accounts = await fillDemo()
})

const signIn = async (role: Role) => {
  const { username = '', password = '' } = accounts.find((account) => account.role === role) ?? {}
  const browser = visitor(createCallerFactory(appRouter))
  await browser.ask((caller) => caller.auth.login({ email: username, password }))
  return browser
}

test.each(entities)('there are as many %s as were promised, over the year before', async (entity) => {
  const { table } = registry[entity]
  const { rows } = await db.execute<{ total: number; future: number; years: number }>(sql`
    select count(*)::int as total, count(*) filter (where updated_at > now() or created_at > updated_at)::int as future,
      count(*) filter (where created_at < now() - interval '366 days')::int as years from ${table}`)
  expect(rows[0]).toEqual({ total: counts[entity], future: 0, years: 0 })
})

test.each(entities)('what was made of %s could have been typed in', async (entity) => {
  const { input } = registry[entity]
  const browser = await signIn('admin')
  const { data } = await browser.ask((caller) =>
    (caller[entity] as typeof caller.clients).page({ limit: 100, sortBy: 'createdAt' }),
  )
  for (const row of data) {
    const fields = Object.entries(row).filter(([name]) => name in input.shape)
    expect(input.safeParse(Object.fromEntries(fields)).error).toBeUndefined()
  }
  expect(data.length).toBeGreaterThan(0)
})

describe('each role has an account', () => {
  test.each([
    ['client', ['clients', 'projects', 'orders']],
    ['supplier', ['suppliers', 'orders']],
    ['professional', ['professionals', 'projects', 'tasks']],
  ] as const)('a %s sees its own record and what hangs on it', async (role, sees) => {
    const browser = await signIn(role)
    for (const entity of sees) {
      const { total } = await browser.ask((caller) => caller[entity].count({}))
      expect(total, entity).toBeGreaterThan(0)
      expect(total, entity).toBeLessThan(counts[entity] / 2)
    }
  })

  test.each(['admin', 'manager', 'employee'] as const)('the %s sees everything', async (role) => {
    const browser = await signIn(role)
    expect((await browser.ask((caller) => caller.contacts.count({}))).total).toBeGreaterThan(4_800)
  })
})

test('nothing came about before what it hangs on', async () => {
  const { rows } = await db.execute<{ what: string; early: number; all: number }>(sql`
    select what, count(*) filter (where made < since)::int as early, count(*)::int as all from (
      select 'contacts' as what, one.created_at as made, of.created_at as since
        from contacts one join clients of on of.id = one.client_id
      union all select 'deals', one.created_at, of.created_at from deals one join contacts of on of.id = one.contact_id
      union all select 'projects', one.created_at, of.created_at from projects one join clients of on of.id = one.client_id
      union all select 'tasks', one.created_at, of.created_at from tasks one join projects of on of.id = one.project_id
      union all select 'tasks about', one.created_at, of.created_at from tasks one join deals of on of.id = one.subject_id
      union all select 'orders', one.created_at, of.created_at from orders one join clients of on of.id = one.client_id
      union all select 'notes', one.created_at, of.created_at from notes one join clients of on of.id = one.subject_id
    ) pairs group by what order by what`)
  expect(rows.map(({ what, early }) => [what, early])).toEqual(
    ['contacts', 'deals', 'notes', 'orders', 'projects', 'tasks', 'tasks about'].map((what) => [what, 0]),
  )
  expect(Math.min(...rows.map(({ all }) => all))).toBeGreaterThan(100)
})

test('it has a history that reaches back a year, in the names of its people', async () => {
  const [told] = await db
    .select({
      lines: sql<number>`count(*) filter (where ip = 'demo')::int`,
      days: sql<number>`extract(day from now() - min(at))::int`,
      nameless: sql<number>`count(*) filter (where ip = 'demo' and actor_name is null)::int`,
    })
    .from(auditLog)
  expect(told?.lines).toBeGreaterThan(4_000)
  expect(told?.days).toBeGreaterThan(350)
  expect(told?.nameless).toBe(0)
})

test('a second time it refuses, and changes nothing', async () => {
  await expect(fillDemo()).rejects.toMatchObject({ reason: 'not_empty' })
  await signIn('admin')
})
