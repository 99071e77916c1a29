import { and, desc, eq, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { jobs } from '#db/schema/system.ts'
import type { BackupProgress } from '#domain/backups.ts'
import { db } from '../database.ts'
import { readProgress } from './progress.ts'
import { troubleOf } from './troubles.ts'

type Work = {
  running: BackupProgress | null
  failure: string | null
  failureTrouble: ReturnType<typeof troubleOf>
}

const ours = eq(jobs.kind, 'backups.make')

/**
 * The backup that is being made by whatever process, or is due, and why the last attempt failed. One that failed waits to
 * be tried again, and counts as running only while it is.
 */
export const backupWork = async (): Promise<Work> => {
  const due = and(isNull(jobs.finishedAt), isNull(jobs.lastError), lte(jobs.runAt, sql`now()`))
  const [waiting] = await db.select({ id: jobs.id }).from(jobs).where(and(ours, due)).limit(1)
  const [last] = await db
    .select({ failure: jobs.lastError })
    .from(jobs)
    .where(and(ours, or(isNotNull(jobs.finishedAt), isNotNull(jobs.lastError))))
    .orderBy(sql`${desc(jobs.finishedAt)} nulls first`)
    .limit(1)
  const running = (await readProgress()) ?? (waiting ? { phase: 'waiting' as const, percent: 0 } : null)
  const failure = last?.failure ?? null
  return { running, failure, failureTrouble: troubleOf(failure) }
}

/** When the next one is made by itself; null before the first start has planned it. */
export const nextBackupAt = async (): Promise<string | null> => {
  const [next] = await db
    .select({ at: jobs.runAt })
    .from(jobs)
    .where(and(ours, eq(jobs.uniqueKey, 'every:backups.make')))
    .limit(1)
  return next?.at ?? null
}
