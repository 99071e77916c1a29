import { eq, isNull, sql } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { jobs, rateLimits } from '#db/schema/system.ts'
import { sessions } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { someone } from '../testing/acting.ts'
import { enqueue } from './enqueue.ts'
import { handlers } from './handlers.ts'
import { finishJob, leaseSeconds, mostAttempts, renewJob, takeJob } from './queue.ts'
import type { Handlers } from './run-job.ts'
import { jobsState } from './state.ts'
import { startJobs } from './worker.ts'

type Worker = ReturnType<typeof startJobs>
const workers: Worker[] = []

/** A worker of its own, as another process would have it, that does `act` for the kind that these tests use. */
const work = (act: Handlers['sessions.clean']) => {
  const worker = startJobs({ ...handlers, 'sessions.clean': act })
  workers.push(worker)
  return worker
}
const add = (options?: Parameters<typeof enqueue>[3]) => enqueue(db, 'sessions.clean', {}, options)
const eventually = (check: () => Promise<unknown> | unknown) =>
  vi.waitFor(check, { timeout: 15_000, interval: 20 })

/** The jobs that these tests add; the runs that a worker schedules for itself have keys. */
const rows = () => db.select().from(jobs).where(isNull(jobs.uniqueKey)).orderBy(jobs.id)
const only = async () => {
  const [row, ...others] = await rows()
  expect(others).toEqual([])
  if (!row) throw new Error('there is no job')
  return row
}
const finished = () => eventually(async () => expect((await only()).finishedAt).not.toBeNull())
const secondsUntil = (instant: string) => (Date.parse(instant) - Date.now()) / 1_000

beforeEach(async () => void (await db.delete(jobs)))
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()))
})

test('a job that was just added is done soon, and once, however many processes work', async () => {
  const done: number[] = []
  for (const worker of [1, 2, 3]) work(async () => void done.push(worker))
  await db.transaction(async (tx) => {
    for (let n = 0; n < 60; n++) await enqueue(tx, 'sessions.clean', {})
  })
  await eventually(async () => expect((await rows()).filter((row) => row.finishedAt)).toHaveLength(60))
  expect(done).toHaveLength(60)
})

test('a job of a transaction that fails does not exist', async () => {
  await db
    .transaction(async (tx) => {
      await enqueue(tx, 'sessions.clean', {})
      throw new Error('rolled back')
    })
    .catch(() => undefined)
  expect(await rows()).toEqual([])
})

test('a job is not done before its time', async () => {
  await add({ runAt: new Date(Date.now() + 60_000).toISOString() })
  expect(await takeJob()).toBeUndefined()
  await db.update(jobs).set({ runAt: sql`now()` })
  expect(await takeJob()).toMatchObject({ kind: 'sessions.clean', attempts: 1 })
})

test('a job that somebody else is just taking is passed over, not waited for', async () => {
  await add()
  await add()
  await db.transaction(async (tx) => {
    const [first] = await tx.select().from(jobs).orderBy(jobs.runAt, jobs.id).limit(1).for('update')
    const taken = await takeJob()
    expect(taken).toBeDefined()
    expect(taken?.id).not.toBe(first?.id)
  })
})

test('of jobs with one key one waits, and the next may be added when it is done', async () => {
  expect(await add({ uniqueKey: 'reindex:7' })).toBe(true)
  expect(await add({ uniqueKey: 'reindex:7' })).toBe(false)
  expect(await add({ uniqueKey: 'reindex:8' })).toBe(true)
  work(async () => undefined)
  await eventually(async () => expect(await rows()).toHaveLength(2))
  expect(await add({ uniqueKey: 'reindex:7' })).toBe(true)
})

test('a kind that this version does not know is left to one that does', async () => {
  await db.insert(jobs).values({ kind: 'something.newer' })
  expect(await takeJob()).toBeUndefined()
  expect(await jobsState()).toMatchObject({ waiting: 0, overdue: 0 })
})

describe('a job whose process was killed', () => {
  const silentTooLong = () => db.update(jobs).set({ lockedUntil: sql`now() - interval '1 second'` })

  test('is done by another when the minute is over, and not before', async () => {
    await add()
    const held = await takeJob()
    expect(held?.attempts).toBe(1)
    expect(secondsUntil((await only()).lockedUntil ?? '')).toBeGreaterThan(leaseSeconds - 10)
    expect(await takeJob()).toBeUndefined()
    await silentTooLong()
    const done = vi.fn(async () => undefined)
    work(done)
    await finished()
    expect(done).toHaveBeenCalledOnce()
    expect((await only()).attempts).toBe(2)
  })

  test('can no longer be held or ended by the first, should that live after all', async () => {
    await add()
    const first = await takeJob()
    await silentTooLong()
    const second = await takeJob()
    if (!first || !second) throw new Error('nothing was taken')
    expect(await renewJob(first)).toBe(false)
    await finishJob(first, null)
    expect((await only()).finishedAt).toBeNull()
    expect(await renewJob(second)).toBe(true)
    await finishJob(second, null)
    expect((await only()).finishedAt).not.toBeNull()
  })

  test('is given up when it has killed its process too often', async () => {
    await add()
    await db.update(jobs).set({ attempts: mostAttempts })
    const done = vi.fn(async () => undefined)
    work(done)
    await finished()
    expect(done).not.toHaveBeenCalled()
    expect((await only()).lastError).toBe('The process ended while it ran.')
  })
})

describe('a job that fails', () => {
  test('is tried again, each time later, and then no more; the error is kept', async () => {
    await add()
    work(async (_, { attempt }) => {
      throw new Error('outside', { cause: new Error(`no luck with attempt ${attempt}`) })
    })
    const waits: number[] = []
    for (let attempt = 1; attempt < mostAttempts; attempt++) {
      await eventually(async () =>
        expect(await only()).toMatchObject({
          attempts: attempt,
          lockedUntil: null,
          lastError: `no luck with attempt ${attempt}`,
          finishedAt: null,
        }),
      )
      waits.push(Math.round(secondsUntil((await only()).runAt)))
      await db.update(jobs).set({ runAt: sql`now()` }).where(isNull(jobs.uniqueKey))
      await add({ uniqueKey: 'to wake the worker', runAt: new Date(Date.now() + 1e9).toISOString() })
      await db.delete(jobs).where(eq(jobs.uniqueKey, 'to wake the worker'))
    }
    await finished()
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 2560, 3600])
    expect(await jobsState()).toMatchObject({ failed: 1 })
  })

  test('and then does not, has not failed', async () => {
    await add()
    await db.update(jobs).set({ lastError: 'no luck', attempts: 1 })
    work(async () => undefined)
    await finished()
    expect((await only()).lastError).toBeNull()
    expect(await jobsState()).toMatchObject({ failed: 0 })
  })

  test('so does one that was told what its kind does not take', async () => {
    await db.insert(jobs).values({ kind: 'sessions.clean', payload: { surprise: true } })
    const done = vi.fn(async () => undefined)
    work(done)
    await eventually(async () => expect((await only()).lastError).toContain('surprise'))
    expect(done).not.toHaveBeenCalled()
  })
})

describe('what runs by itself', () => {
  const scheduled = () => db.select().from(jobs).where(eq(jobs.uniqueKey, 'every:sessions.clean'))

  test('has one next run among all processes, and another after it is done', async () => {
    const done = vi.fn(async () => undefined)
    for (let n = 0; n < 3; n++) work(done)
    await eventually(async () => expect(await scheduled()).toHaveLength(1))
    await db.update(jobs).set({ runAt: sql`now()` }).where(eq(jobs.uniqueKey, 'every:sessions.clean'))
    await add({ runAt: new Date(Date.now() + 1e9).toISOString() }) // To wake the workers.
    await eventually(() => expect(done).toHaveBeenCalledOnce())
    await eventually(async () => {
      const [next, ...others] = await scheduled()
      expect(others).toEqual([])
      expect(secondsUntil(next?.runAt ?? '')).toBeGreaterThan(6 * 60 * 60 - 60)
    })
    expect(done).toHaveBeenCalledOnce()
  })

  test('goes on after it has failed for good', async () => {
    await add({ uniqueKey: 'every:sessions.clean' })
    await db.update(jobs).set({ attempts: mostAttempts - 1 })
    work(async () => {
      throw new Error('no luck')
    })
    await eventually(async () =>
      expect(await only()).toMatchObject({ lastError: 'no luck', finishedAt: expect.any(String) }),
    )
    expect(await scheduled()).toHaveLength(1)
  })
})

describe('stopping', () => {
  test('lets the job in hand end', async () => {
    const steps: string[] = []
    const worker = work(async () => {
      steps.push('begun')
      await new Promise((resolve) => setTimeout(resolve, 100))
      steps.push('ended')
    })
    await add()
    await eventually(() => expect(steps).toEqual(['begun']))
    await worker.stop()
    expect(steps).toEqual(['begun', 'ended'])
    expect((await only()).finishedAt).not.toBeNull()
    await add()
    expect(await takeJob()).toMatchObject({ attempts: 1 }) // Nobody else took it.
  })

  test('gives a job back that breaks off when it is asked to, as if it had not been tried', async () => {
    let begun = false
    const worker = work(async (_, { signal }) => {
      begun = true
      await new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
    })
    await add()
    await eventually(() => expect(begun).toBe(true))
    await worker.stop()
    expect(await only()).toMatchObject({ attempts: 0, lockedUntil: null, lastError: null, finishedAt: null })
  })
})

test('the state tells what waits, what waits too long and when something last ran', async () => {
  expect(await jobsState()).toEqual({ waiting: 0, overdue: 0, failed: 0, lastRun: null, oldestSeconds: 0 })
  await add({ runAt: new Date(Date.now() + 60_000).toISOString() })
  expect(await jobsState()).toMatchObject({ waiting: 0 })
  await add()
  expect(await jobsState()).toMatchObject({ waiting: 1, overdue: 0 })
  await add({ runAt: new Date(Date.now() - 6 * 60_000).toISOString() })
  expect(await jobsState()).toMatchObject({ waiting: 2, overdue: 1 })
  const job = await takeJob()
  expect(await jobsState()).toMatchObject({ waiting: 1, overdue: 0 })
  if (job) await finishJob(job, null)
  expect((await jobsState()).lastRun).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
})

describe('cleaning up', () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const call = (kind: 'sessions.clean' | 'jobs.clean' | 'limits.clean') =>
    handlers[kind]({}, { signal: new AbortController().signal, attempt: 1 })

  test('takes the sessions that ended a month ago, however they ended', async () => {
    const { id: userId } = await someone('client')
    const session = (over: object) => ({
      userId,
      transport: 'bearer' as const,
      refreshJti: crypto.randomUUID(),
      rotatedAt: daysAgo(0),
      idleExpiresAt: daysAgo(-1),
      absoluteExpiresAt: daysAgo(-1),
      ip: '',
      createdAt: daysAgo(90),
      lastUsedAt: daysAgo(0),
      userAgent: 'kept',
      ...over,
    })
    await db
      .insert(sessions)
      .values([
        session({}),
        session({ revokedAt: daysAgo(29) }),
        session({ idleExpiresAt: daysAgo(29) }),
        session({ userAgent: 'revoked', revokedAt: daysAgo(31) }),
        session({ userAgent: 'idle', idleExpiresAt: daysAgo(31) }),
        session({ userAgent: 'too old', absoluteExpiresAt: daysAgo(31) }),
      ])
    await call('sessions.clean')
    const left = await db
      .select({ agent: sessions.userAgent })
      .from(sessions)
      .where(eq(sessions.userId, userId))
    expect(left.map(({ agent }) => agent)).toEqual(['kept', 'kept', 'kept'])
  })

  test('takes the jobs that ended a week ago', async () => {
    await db.insert(jobs).values([
      { kind: 'old', finishedAt: daysAgo(8) },
      { kind: 'recent', finishedAt: daysAgo(6) },
      { kind: 'waiting', createdAt: daysAgo(90) },
    ])
    await call('jobs.clean')
    expect((await rows()).map(({ kind }) => kind).toSorted()).toEqual(['recent', 'waiting'])
  })

  test('takes the counters whose time is over', async () => {
    await db.insert(rateLimits).values([
      { key: 'over', points: 1, expire: Date.now() - 1 },
      { key: 'running', points: 1, expire: Date.now() + 60_000 },
    ])
    await call('limits.clean')
    expect((await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key)).toEqual([
      'running',
    ])
  })
})
