import { and, isNotNull, lt, lte, or, sql } from 'drizzle-orm'
import { jobs, rateLimits } from '#db/schema/system.ts'
import { sessions } from '#db/schema/users.ts'
import { db } from '../database.ts'

/** In PostgreSQL's clock. */
export const daysAgo = (days: number) => sql<string>`now() - make_interval(days => ${days})`

/** Sessions that ended a month ago: until then they tell their owner where they were signed in. */
export const cleanSessions = async () => {
  const before = daysAgo(30)
  await db
    .delete(sessions)
    .where(
      or(
        lt(sessions.revokedAt, before),
        lt(sessions.idleExpiresAt, before),
        lt(sessions.absoluteExpiresAt, before),
      ),
    )
}

/** Jobs that ended a week ago. */
export const cleanJobs = async () => {
  await db.delete(jobs).where(and(isNotNull(jobs.finishedAt), lt(jobs.finishedAt, daysAgo(7))))
}

/** Counters whose time is over; the limiter counts in milliseconds of this clock. */
export const cleanLimits = async () => {
  await db.delete(rateLimits).where(lte(rateLimits.expire, Date.now()))
}
