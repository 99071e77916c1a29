import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

const pooler = await vi.hoisted(async () => {
  const { inject } = await import('vitest')
  const { startPgBouncer } = await import('./testing/pgbouncer.ts')
  const started = await startPgBouncer(inject('postgres'))
  const direct = process.env.DATABASE_URL ?? ''
  process.env.DATABASE_DIRECT_URL = direct
  process.env.DATABASE_URL = started.urlTo(new URL(direct).pathname.slice(1))
  return started
})

const { clients } = await import('#db/schema/clients.ts')
const { migrateDatabase } = await import('#db/migrate.ts')
const { cache } = await import('./cache/cache.ts')
const { startInvalidation, stopInvalidation } = await import('./cache/invalidation.ts')
const { connectionTo, db, pool } = await import('./database.ts')
const { health } = await import('./health/health.ts')
const { live } = await import('./health/live.ts')
const { hub, newHub } = await import('./live/hub.ts')
const { migrationsFolder } = await import('./paths.ts')
const { as, someone } = await import('./testing/acting.ts')
const { inDatabase } = await import('./testing/backups.ts')
const { make } = await import('./testing/samples.ts')

let admin: Awaited<ReturnType<typeof someone>>
beforeAll(async () => {
  await Promise.all([startInvalidation(), hub.start()])
  admin = await someone('admin')
})
afterAll(async () => {
  await Promise.all([stopInvalidation(), hub.stop()])
  await pooler.stop()
})

const part = async () => (await health()).parts.find(({ name }) => name === 'live')

test('the pool goes through PgBouncer, where a session is nobody’s for longer than a transaction', async () => {
  expect(connectionTo()).toMatchObject({ connectionString: expect.stringContaining('127.0.0.1') })
  // What LISTEN is worth there, and why DATABASE_DIRECT_URL is asked for.
  const late = newHub(pool)
  await late.start()
  expect(late.trouble()).toBe('pooler')
  expect(await live(late)).toMatchObject({
    state: 'degraded',
    advice: expect.stringContaining('DATABASE_DIRECT_URL'),
  })
  await late.stop()
})

test('a change is heard at once and memory is believed, past PgBouncer', async () => {
  expect(hub.trouble()).toBeUndefined()
  expect(await part()).toMatchObject({ state: 'ok', detailCode: 'live' })
  expect(cache.state()).toMatchObject({ tier: 'memory', up: true })
  const stream = hub.join(admin, 'another-tab')
  const { id } = await make(admin, 'clients')
  const patience = AbortSignal.timeout(5_000)
  const heard: string[] = []
  while (!patience.aborted && !heard.some((one) => one === id))
    for (const one of await stream.inbox.take(5_000, patience))
      if (typeof one === 'object') heard.push(one.change.id)
  hub.leave(stream)
  expect(heard).toContain(id)
})

test('many at once write, move cards and search, each in its own transaction', async () => {
  const made = await Promise.all(Array.from({ length: 40 }, () => make(admin, 'tasks')))
  await Promise.all(
    made.map(({ id }, at) => as(admin).tasks.update({ id, version: 1, title: `Behind the pooler ${at}` })),
  )
  // Each takes the lock of the board, for its transaction.
  await Promise.all(made.map(({ id }) => as(admin).tasks.move({ id, version: 2, column: 'in_progress' })))
  const { items } = await as(admin).tasks.list({ search: 'behind the pooler', limit: 100 })
  expect(items.filter(({ status }) => status === 'in_progress')).toHaveLength(40)
  expect((await as(admin).search({ q: 'behind the pooler' })).data.length).toBeGreaterThan(0)
})

test('what a transaction sets is gone with it, and what fails in it is undone', async () => {
  const before = await db.execute(sql`show statement_timeout`)
  const { id } = await make(admin, 'clients')
  await expect(
    db.transaction(async (tx) => {
      await tx.execute(sql`set local statement_timeout = '7s'`)
      await tx.update(clients).set({ fullName: 'Undone' }).where(eq(clients.id, id))
      throw new Error('not after all')
    }),
  ).rejects.toThrow('not after all')
  for (let round = 0; round < 20; round++)
    expect((await db.execute(sql`show statement_timeout`)).rows).toEqual(before.rows)
  expect((await as(admin).clients.get({ id })).fullName).not.toBe('Undone')
})

test('of several that start at once on an empty database, one migrates', async () => {
  const empty = `test_pooled_${process.pid}`
  await inDatabase(`create database ${empty}`)
  const { openDatabase } = await import('#db/client.ts')
  const starts = [1, 2, 3].map(() =>
    openDatabase({
      connection: { connectionString: pooler.urlTo(empty) },
      poolSize: 2,
      onIdleError: () => undefined,
    }),
  )
  await Promise.all(starts.map((start) => migrateDatabase(start.db, migrationsFolder)))
  const counted = await starts[0]?.db.execute(sql`select count(*)::int as n from audit_log`)
  expect(counted?.rows).toEqual([{ n: 0 }])
  for (const start of starts) await start.pool.end()
  await inDatabase(`drop database ${empty} with (force)`)
})
