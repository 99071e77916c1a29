import { sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { db, pool } from '../database.ts'
import { cache } from './cache.ts'
import { notifyDrop, startInvalidation, stopInvalidation } from './invalidation.ts'
import { listenForDrops } from './listen.ts'
import { type MemoryCache, memoryCache } from './memory.ts'

/** Another process on the same PostgreSQL: a memory and a pool of its own. */
let other: MemoryCache
let otherPool: pg.Pool
let otherEars: ReturnType<typeof listenForDrops>

const openPool = () =>
  openDatabase({
    connection: { connectionString: process.env.DATABASE_URL },
    poolSize: 2,
    onIdleError: () => undefined,
  }).pool

beforeAll(async () => {
  otherPool = openPool()
  other = memoryCache()
  otherEars = listenForDrops(other, otherPool)
  await Promise.all([startInvalidation(), otherEars.tried])
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  await Promise.all([stopInvalidation(), otherEars.stop()])
  await otherPool.end()
})

const dropped = (memory: Pick<MemoryCache, 'get'>, key: string) =>
  vi.waitFor(async () => expect(await memory.get(key)).toBeNull(), { timeout: 10_000 })

/** The server's side of the connections that listen. */
const listeners = async (act: 'pg_terminate_backend(pid)' | 'pid') => {
  const { rows } = await db.execute<{ pid: number }>(
    sql`select ${sql.raw(act)} as pid from pg_stat_activity where application_name = 'nexo-cache' and datname = current_database()`,
  )
  return rows.map(({ pid }) => pid)
}

test('what one process drops, the others drop when its transaction commits', async () => {
  await cache.set('session:1', 'signed in', 600)
  await other.set('session:1', 'signed in', 600)
  await other.set('session:2', 'signed in', 600)
  await db.transaction(async (tx) => {
    await notifyDrop(tx, ['session:1', 'session:3'])
    expect(await other.get('session:1')).toBe('signed in')
  })
  await dropped(other, 'session:1')
  await dropped(cache, 'session:1')
  expect(await other.get('session:2')).toBe('signed in')
})

test('a transaction that fails drops nothing', async () => {
  await other.set('session:kept', 'signed in', 600)
  await other.set('session:after', 'signed in', 600)
  await db
    .transaction(async (tx) => {
      await notifyDrop(tx, ['session:kept'])
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  await notifyDrop(db, ['session:after'])
  await dropped(other, 'session:after') // Drops are heard in order, so the first would have been heard by now.
  expect(await other.get('session:kept')).toBe('signed in')
})

test('a reader in another process that read before the drop cannot fill after it', async () => {
  expect(await other.get('session:slow')).toBeNull()
  const { rows } = await otherPool.query("select 'signed in' as state") // What it read before the change.
  await other.set('session:heard', 'x', 600)
  await notifyDrop(db, ['session:slow', 'session:heard'])
  await dropped(other, 'session:heard')
  expect(await other.add('session:slow', rows[0].state, 600)).toBe(false)
  expect(await other.get('session:slow')).toBeNull()
})

test('while its connection is lost a process answers misses, and it believes nothing older when it is back', async () => {
  await other.set('session:old', 'signed in', 600)
  expect(other.state().up).toBe(true)
  await listeners('pg_terminate_backend(pid)')
  await vi.waitFor(() => expect(other.state()).toMatchObject({ up: false, lastError: expect.any(String) }))
  expect(await other.get('session:old')).toBeNull()
  await notifyDrop(db, ['session:old']) // Nobody hears this one.
  await vi.waitFor(() => expect(other.state()).toEqual({ tier: 'memory', up: true }), { timeout: 20_000 })
  expect(await other.get('session:old')).toBeNull()
  // A read that began while nobody listened may be about to answer.
  expect(await other.add('session:old', 'signed in', 600)).toBe(false)
  await other.set('session:new', 'signed in', 600)
  await notifyDrop(db, ['session:new'])
  await dropped(other, 'session:new')
})

test('a connection that falls silent is replaced, and what was kept meanwhile is not believed', async () => {
  await vi.waitFor(() => expect(other.state().up).toBe(true), { timeout: 20_000 })
  await other.set('session:silent', 'signed in', 600)
  const pids = await vi.waitFor(
    async () => {
      const both = await listeners('pid')
      expect(both).toHaveLength(2)
      return both
    },
    { timeout: 20_000 },
  )
  try {
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    await dropped(other, 'session:silent')
    await vi.waitFor(() => expect(other.state().up).toBe(true), { timeout: 20_000 })
    expect(await other.get('session:silent')).toBeNull()
  } finally {
    for (const pid of pids) process.kill(pid, 'SIGCONT')
  }
})

test('a machine that slept believes nothing until it has asked', async () => {
  await other.set('session:asleep', 'signed in', 600)
  expect(await other.get('session:asleep')).toBe('signed in')
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_001 })
  expect(await other.get('session:asleep')).toBeNull()
})

test('behind a pooler that swallows notifications nothing in memory is believed', async () => {
  // NOTIFY stays within one database: what goes through this pool is not heard on the connection that listens.
  const elsewhere = new pg.Pool({
    ...pool.options,
    connectionString: process.env.DATABASE_URL?.replace(/test_\w+/, 'postgres'),
    max: 1,
  })
  await elsewhere.query('select 1')
  elsewhere.options = pool.options
  const memory = memoryCache()
  const ears = listenForDrops(memory, elsewhere)
  await ears.tried
  await memory.set('session:1', 'signed in', 600)
  expect(await memory.get('session:1')).toBeNull()
  expect(memory.state().lastError).toContain('pooler')
  await ears.stop()
  await elsewhere.end()
})
