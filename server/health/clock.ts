import { sql } from 'drizzle-orm'
import { auditLog } from '#db/schema/system.ts'
import { clockIsSet } from '../clock.ts'
import { db } from '../database.ts'
import { env } from '../env.ts'
import type { Finding } from './shape.ts'

/** As much as the tokens allow for. */
const toleranceMs = 30_000

const advice =
  'Check that the machine gets the time from the network (timedatectl). A Raspberry Pi without a network needs a clock module with a battery.'

const minutes = (ms: number) => `${Math.max(1, Math.round(ms / 60_000))} min`

/** PostgreSQL's clock, and when its records were last written to, in milliseconds since 1970. */
const databaseTimes = async () => {
  const { rows } = await db.execute<{ now: number; last: number | null }>(sql`
    select extract(epoch from clock_timestamp()) * 1000 as now,
      (select extract(epoch from max(${auditLog.at})) * 1000 from ${auditLog}) as last`)
  return { now: Number(rows[0]?.now), last: Number(rows[0]?.last ?? 0) }
}

/** Whether the time can be believed. That the records are ahead of it is told only: who may say which one is wrong? */
export const clock = async (): Promise<Finding> => {
  const now = Date.now()
  if (!clockIsSet(now))
    return { state: 'degraded', detail: 'is not set: nobody can sign in until it is', advice }
  const times = await databaseTimes()
  const apart = Math.abs(times.now - Date.now())
  if (!env.embedded && apart > toleranceMs)
    return { state: 'degraded', detail: `${minutes(apart)} apart from the database’s`, advice }
  if (times.last - now > toleranceMs)
    return { state: 'degraded', detail: `${minutes(times.last - now)} behind the newest record`, advice }
  return { state: 'ok', detail: env.embedded ? 'plausible' : 'plausible, and the same as the database’s' }
}
