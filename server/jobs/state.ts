import { sql } from 'drizzle-orm'
import { jobs } from '#db/schema/system.ts'
import { db } from '../database.ts'

/** How the queue is doing: `overdue` has waited over five minutes, `failed` was given up in the last day. */
export const jobsState = async () => {
  const [state] = await db
    .select({
      waiting: sql<number>`(count(*) filter (where ${jobs.finishedAt} is null and ${jobs.runAt} <= now()))::int`,
      overdue: sql<number>`(count(*) filter (where ${jobs.finishedAt} is null and ${jobs.runAt} < now() - interval '5 minutes' and coalesce(${jobs.lockedUntil}, 'epoch') < now()))::int`,
      failed: sql<number>`(count(*) filter (where ${jobs.lastError} is not null and ${jobs.finishedAt} > now() - interval '1 day'))::int`,
    })
    .from(jobs)
  return state ?? { waiting: 0, overdue: 0, failed: 0 }
}
