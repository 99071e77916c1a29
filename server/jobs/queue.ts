import { and, asc, eq, isNull, lt, lte, or, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { jobs } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { wake } from './wake.ts'

export type Job = { id: string; kind: string; payload: unknown; attempts: number }

/** A worker that dies keeps its job no longer than this; a live one renews the lock. */
export const lockSeconds = 60
const mostAttempts = 8

/**
 * Puts work in the queue, in the caller's transaction: it is done if and only if that commits. With a `uniqueKey` at most
 * one such job waits at a time; a second one is dropped.
 */
export const enqueue = async (
  tx: Queryable,
  kind: string,
  payload: unknown,
  { runAt, uniqueKey }: { runAt?: Date; uniqueKey?: string } = {},
) => {
  await tx
    .insert(jobs)
    .values({ kind, payload, uniqueKey, ...(runAt && { runAt: runAt.toISOString() }) })
    .onConflictDoNothing({ target: jobs.uniqueKey })
  wake.emit('work')
}

/** Takes the next job that is due and that nobody holds, for `lockSeconds`; of many workers each gets another one. */
export const takeJob = async (): Promise<Job | undefined> =>
  db.transaction(async (tx) => {
    const [due] = await tx
      .select({ id: jobs.id })
      .from(jobs)
      .where(
        and(
          isNull(jobs.finishedAt),
          lte(jobs.runAt, sql`now()`),
          or(isNull(jobs.lockedUntil), lt(jobs.lockedUntil, sql`now()`)),
        ),
      )
      .orderBy(asc(jobs.runAt))
      .limit(1)
      .for('update', { skipLocked: true })
    if (!due) return undefined
    const [taken] = await tx
      .update(jobs)
      .set({
        lockedUntil: sql`now() + make_interval(secs => ${lockSeconds})`,
        attempts: sql`${jobs.attempts} + 1`,
      })
      .where(eq(jobs.id, due.id))
      .returning({ id: jobs.id, kind: jobs.kind, payload: jobs.payload, attempts: jobs.attempts })
    return taken
  })

/** Says that the worker still lives. */
export const renewLock = (id: string) =>
  db
    .update(jobs)
    .set({ lockedUntil: sql`now() + make_interval(secs => ${lockSeconds})` })
    .where(eq(jobs.id, id))

/** Done. The key is free again, so that the next one of its kind may be put in. */
export const finishJob = (tx: Queryable, id: string) =>
  tx
    .update(jobs)
    .set({ finishedAt: sql`now()`, lockedUntil: null, uniqueKey: null, lastError: null })
    .where(eq(jobs.id, id))

/** Not done: again later, a little longer each time, until it has been tried often enough. */
export const failJob = (id: string, attempts: number, reason: string) =>
  db
    .update(jobs)
    .set({
      lastError: reason.slice(0, 500),
      lockedUntil: null,
      ...(attempts >= mostAttempts
        ? { finishedAt: sql`now()`, uniqueKey: null }
        : { runAt: sql`now() + make_interval(secs => ${Math.min(3_600, 5 * 2 ** attempts)})` }),
    })
    .where(eq(jobs.id, id))
