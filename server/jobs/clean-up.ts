import { lt, or, sql } from 'drizzle-orm'
import { jobs, rateLimits } from '#db/schema/system.ts'
import { sessions } from '#db/schema/users.ts'
import { db } from '../database.ts'

/** Removes what nobody will ask for again: sessions dead for thirty days, jobs done for seven, limits that have run out. */
export const cleanUp = async () => {
  const thirtyDaysAgo = sql`now() - interval '30 days'`
  await db
    .delete(sessions)
    .where(or(lt(sessions.revokedAt, thirtyDaysAgo), lt(sessions.absoluteExpiresAt, thirtyDaysAgo)))
  await db.delete(jobs).where(lt(jobs.finishedAt, sql`now() - interval '7 days'`))
  await db.delete(rateLimits).where(lt(rateLimits.expire, Date.now()))
}
