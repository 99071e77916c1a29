import { sql } from 'drizzle-orm'
import { auditLog } from '#db/schema/system.ts'
import { clockIsSet } from '../clock.ts'
import { db } from '../database.ts'
import { env } from '../env.ts'
import type { Finding } from './shape.ts'

/** As much as the tokens allow for. */
const toleranceMs = 30_000

const advised = {
  advice:
    'Check that the machine gets the time from the network (timedatectl). A Raspberry Pi without a network needs a clock module with a battery.',
  adviceCode: 'clock',
} as const

const minutesOf = (ms: number) => Math.max(1, Math.round(ms / 60_000))

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
    return {
      state: 'degraded',
      detail: 'is not set: nobody can sign in until it is',
      detailCode: 'clock_unset',
      ...advised,
    }
  const times = await databaseTimes()
  const apart = Math.abs(times.now - Date.now())
  if (!env.embedded && apart > toleranceMs) {
    const minutes = minutesOf(apart)
    const detail = `${minutes} min apart from the database’s`
    return { state: 'degraded', detail, detailCode: 'clock_apart', values: { minutes }, ...advised }
  }
  if (times.last - now > toleranceMs) {
    const minutes = minutesOf(times.last - now)
    const detail = `${minutes} min behind the newest record`
    return { state: 'degraded', detail, detailCode: 'clock_behind', values: { minutes }, ...advised }
  }
  if (env.embedded) return { state: 'ok', detail: 'plausible', detailCode: 'clock' }
  return { state: 'ok', detail: 'plausible, and the same as the database’s', detailCode: 'clock_same' }
}
