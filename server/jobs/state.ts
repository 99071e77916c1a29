import { and, gt, inArray, isNotNull, isNull, lte, or, type SQL, sql } from 'drizzle-orm'
import { jobs } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { kindNames } from './kinds.ts'

const countIf = (condition: SQL | undefined) => sql<number>`(count(*) filter (where ${condition}))::int`
const ago = (seconds: number) => sql`now() - make_interval(secs => ${seconds})`
const dueSince = (moment: SQL) =>
  and(
    isNull(jobs.finishedAt),
    lte(jobs.runAt, moment),
    or(isNull(jobs.lockedUntil), lte(jobs.lockedUntil, sql`now()`)),
  )

/**
 * How the work goes, for the health page: jobs whose time has come and that nobody has taken yet, those of them that
 * have waited for more than five minutes, and those that failed for good within a day.
 */
export const jobsState = async (): Promise<{
  waiting: number
  overdue: number
  failed: number
  lastRun: string | null
  /** Of those that wait, the one that has waited longest. */
  oldestSeconds: number
}> => {
  const [state] = await db
    .select({
      waiting: countIf(dueSince(ago(0))),
      overdue: countIf(dueSince(ago(5 * 60))),
      failed: countIf(and(isNotNull(jobs.lastError), gt(jobs.finishedAt, ago(24 * 60 * 60)))),
      oldestSeconds: sql<number>`coalesce(extract(epoch from now() - min(${jobs.runAt}) filter (where ${dueSince(ago(0))})), 0)::float8`,
      lastRun: sql<string | null>`max(${jobs.finishedAt})`.mapWith(jobs.finishedAt),
    })
    .from(jobs)
    .where(inArray(jobs.kind, kindNames))
  return state ?? { waiting: 0, overdue: 0, failed: 0, lastRun: null, oldestSeconds: 0 }
}
