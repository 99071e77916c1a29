import { eq, sql } from 'drizzle-orm'
import { afterEach, describe, expect, test } from 'vitest'
import { jobs } from '#db/schema/system.ts'
import { sessions } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { someone } from '../testing/acting.ts'
import { handlers, recurring } from './handlers.ts'
import { enqueue, takeJob } from './queue.ts'
import { jobsState } from './state.ts'
import { startJobs, workOff } from './worker.ts'

const seen: unknown[] = []
handlers.note = async (payload) => seen.push(payload)
handlers.fail = async () => {
  throw new Error('no luck')
}

afterEach(async () => {
  seen.length = 0
  await db.delete(jobs)
})

const one = async (kind: string) => (await db.select().from(jobs).where(eq(jobs.kind, kind)))[0]

describe('the queue', () => {
  test('many workers together do each job once', async () => {
    for (let at = 0; at < 40; at++) await enqueue(db, 'note', { at })
    await Promise.all([workOff(), workOff(), workOff(), workOff()])
    expect(seen).toHaveLength(40)
    expect(new Set(seen.map((payload) => JSON.stringify(payload))).size).toBe(40)
  })

  test('work of a transaction that is rolled back is never done', async () => {
    await db
      .transaction(async (tx) => {
        await enqueue(tx, 'note', 'never')
        throw new Error('rolled back')
      })
      .catch(() => undefined)
    await workOff()
    expect(seen).toEqual([])
  })

  test('a job waits for its time', async () => {
    await enqueue(db, 'note', 'later', { runAt: new Date(Date.now() + 60_000) })
    await workOff()
    expect(seen).toEqual([])
    await db.update(jobs).set({ runAt: sql`now()` })
    await workOff()
    expect(seen).toEqual(['later'])
  })

  test('a job whose worker died is taken up by another when its lock has run out', async () => {
    await enqueue(db, 'note', 'orphan')
    expect((await takeJob())?.attempts).toBe(1)
    await workOff()
    expect(seen).toEqual([])
    await db.update(jobs).set({ lockedUntil: sql`now() - interval '1 second'` })
    await workOff()
    expect(seen).toEqual(['orphan'])
    expect((await one('note'))?.attempts).toBe(2)
  })

  test('a job that fails is tried again later, each time later, and in the end given up', async () => {
    await enqueue(db, 'fail', {})
    let before = 0
    for (let attempt = 1; attempt <= 7; attempt++) {
      await workOff()
      const job = await one('fail')
      expect(job).toMatchObject({ attempts: attempt, lastError: 'no luck', finishedAt: null })
      const delay = Date.parse(job?.runAt ?? '') - Date.now()
      expect(delay).toBeGreaterThan(before)
      before = delay
      await db.update(jobs).set({ runAt: sql`now()` })
    }
    await workOff()
    expect((await one('fail'))?.finishedAt).not.toBeNull()
    expect(await jobsState()).toMatchObject({ failed: 1, waiting: 0 })
  })

  test('a job with a key waits once, however often it is put in', async () => {
    for (let at = 0; at < 5; at++) await enqueue(db, 'note', at, { uniqueKey: 'only' })
    await workOff()
    expect(seen).toEqual([0])
    await enqueue(db, 'note', 'again', { uniqueKey: 'only' })
    await workOff()
    expect(seen).toEqual([0, 'again'])
  })

  test('a recurring job comes again by itself, once for all processes', async () => {
    recurring.note = 10
    try {
      const workers = [startJobs(), startJobs()]
      while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 20))
      await Promise.all(workers.map((worker) => worker.stop()))
      expect(seen).toHaveLength(1)
      const waiting = (await db.select().from(jobs).where(eq(jobs.kind, 'note'))).filter(
        (job) => job.finishedAt === null,
      )
      expect(waiting).toHaveLength(1)
      expect(Date.parse(waiting[0]?.runAt ?? '')).toBeGreaterThan(Date.now())
    } finally {
      delete recurring.note
    }
  })

  test('work that waits too long is reported as overdue', async () => {
    await enqueue(db, 'note', {}, { runAt: new Date(Date.now() - 600_000) })
    expect(await jobsState()).toMatchObject({ waiting: 1, overdue: 1 })
  })
})

test('the clean-up takes sessions that have been dead for thirty days, and no other', async () => {
  const { id: userId } = await someone('client')
  const session = (id: string, days: number) => {
    const moment = new Date(Date.now() - days * 86_400_000).toISOString()
    const future = new Date(Date.now() + 86_400_000).toISOString()
    return {
      id,
      userId,
      transport: 'bearer' as const,
      refreshJti: id,
      rotatedAt: moment,
      idleExpiresAt: future,
      absoluteExpiresAt: future,
      userAgent: '',
      ip: '',
      createdAt: moment,
      lastUsedAt: moment,
    }
  }
  const live = '01890000-0000-7000-8000-000000000001'
  const dead = '01890000-0000-7000-8000-000000000002'
  await db
    .insert(sessions)
    .values([
      session(live, 40),
      { ...session(dead, 40), revokedAt: new Date(Date.now() - 31 * 86_400_000).toISOString() },
    ])
  await enqueue(db, 'clean-up', {})
  await workOff()
  expect((await db.select({ id: sessions.id }).from(sessions)).map((row) => row.id)).toEqual([live])
})
