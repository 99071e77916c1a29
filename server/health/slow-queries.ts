import { sql } from 'drizzle-orm'
import { backupApplication } from '../backups/write.ts'
import { db } from '../database.ts'
import { recentlySlow } from '../slow-queries.ts'
import type { Finding } from './shape.ts'

const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
const runsTooLongMs = 30_000
const tooMany = 20

/** What runs at this moment, in whatever process, on this database. */
const longestRunning = async () => {
  const { rows } = await db.execute<{ ms: number | null }>(sql`
    select max(extract(epoch from clock_timestamp() - xact_start) * 1000)::float8 as ms
    from pg_stat_activity
    where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
      and state <> 'idle' and application_name <> ${backupApplication}`)
  return rows[0]?.ms ?? 0
}

/** Whether somebody waits for PostgreSQL: queries of this process within ten minutes, and what runs just now. */
export const slowQueries = async (): Promise<Finding> => {
  const running = await longestRunning()
  if (running >= runsTooLongMs)
    return {
      state: 'degraded',
      detail: `one has been running for ${seconds(running)}`,
      detailCode: 'queries_running',
      values: { seconds: running / 1_000 },
      advice: 'Others may wait for it. An export may take that long; if it stays, restart the application.',
      adviceCode: 'queries_running',
    }
  const { count, longestMs } = recentlySlow()
  if (count === 0) return { state: 'ok', detail: 'none is slow', detailCode: 'queries_none' }
  const told = {
    detail: `${count} slow within ten minutes, the longest ${seconds(longestMs)}`,
    detailCode: 'queries_slow',
    values: { count, seconds: longestMs / 1_000 },
  } as const
  if (count < tooMany) return { state: 'ok', ...told }
  return {
    state: 'degraded',
    ...told,
    advice: 'The log names them. Is the disk slow or worn, or is another program busy on this machine?',
    adviceCode: 'queries_slow',
  }
}
