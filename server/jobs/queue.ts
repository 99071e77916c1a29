import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { jobs } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { everySeconds, type JobKind, kindNames } from './kinds.ts'

/** A job whose process is silent for so long is another's to take. */
export const leaseSeconds = 60
export const mostAttempts = 12

/** How many attempts there were names the holder: whoever was overtaken finds no row. */
export type Taken = { id: string; kind: JobKind; payload: unknown; attempts: number }

const inSeconds = (seconds: number) => sql<string>`now() + make_interval(secs => ${seconds})`
const held = ({ id, attempts }: Taken) =>
  and(eq(jobs.id, id), eq(jobs.attempts, attempts), isNull(jobs.finishedAt))

/** Takes the job that has been due longest, for a minute; undefined when none is due. The clock is PostgreSQL's. */
export const takeJob = async (): Promise<Taken | undefined> => {
  const due = db
    .select({ id: jobs.id })
    .from(jobs)
    .where(
      and(
        isNull(jobs.finishedAt),
        lte(jobs.runAt, sql`now()`),
        or(isNull(jobs.lockedUntil), lte(jobs.lockedUntil, sql`now()`)),
        inArray(jobs.kind, kindNames),
      ),
    )
    .orderBy(jobs.runAt, jobs.id)
    .limit(1)
    .for('update', { skipLocked: true })
  const [taken] = await db
    .update(jobs)
    .set({ lockedUntil: inSeconds(leaseSeconds), attempts: sql`${jobs.attempts} + 1` })
    .where(sql`${jobs.id} = (${due})`) // Not IN: that may look several times, and lock more than it takes.
    .returning({ id: jobs.id, kind: jobs.kind, payload: jobs.payload, attempts: jobs.attempts })
  // The query asked for these kinds only.
  return taken && { ...taken, kind: taken.kind as JobKind }
}

/** Holds a job for another minute; false when it is ours no longer. */
export const renewJob = async (job: Taken): Promise<boolean> => {
  const renewed = await db
    .update(jobs)
    .set({ lockedUntil: inSeconds(leaseSeconds) })
    .where(held(job))
    .returning({ id: jobs.id })
  return renewed.length > 0
}

const scheduleKey = (kind: JobKind) => `every:${kind}`

/** Makes sure that a kind that runs by itself has its next run; only one, however many processes ask. */
export const scheduleNext = async (
  tx: Pick<Queryable, 'insert'>,
  kind: JobKind,
  seconds = everySeconds(kind),
) => {
  if (seconds === undefined) return
  await tx
    .insert(jobs)
    .values({ kind, uniqueKey: scheduleKey(kind), runAt: inSeconds(seconds) })
    .onConflictDoNothing({ target: jobs.uniqueKey })
}

/** Ends a job for good: well, or with the error that was one too many. */
export const finishJob = (job: Taken, lastError: string | null) =>
  db.transaction(async (tx) => {
    const [finished] = await tx
      .update(jobs)
      .set({ finishedAt: sql`now()`, lockedUntil: null, uniqueKey: null, lastError })
      .where(held(job))
      .returning({ id: jobs.id })
    if (finished) await scheduleNext(tx, job.kind)
  })

/** 5 s, 10 s, 20 s … 1 h. */
export const backOffSeconds = (attempts: number) => Math.min(5 * 2 ** (attempts - 1), 60 * 60)

/** Puts a job that failed back for later; after twelve attempts it has failed for good. */
export const failJob = async (job: Taken, error: string) => {
  if (job.attempts >= mostAttempts) return finishJob(job, error)
  await db
    .update(jobs)
    .set({ lockedUntil: null, lastError: error, runAt: inSeconds(backOffSeconds(job.attempts)) })
    .where(held(job))
}

/** Gives back a job that was interrupted because this process stops, as if it had not been taken. */
export const releaseJob = async (job: Taken) => {
  await db
    .update(jobs)
    .set({ lockedUntil: null, attempts: job.attempts - 1 })
    .where(held(job))
}
