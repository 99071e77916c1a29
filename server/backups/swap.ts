import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { env } from '../env.ts'
import { BackupError } from './backup-error.ts'
import { quoted } from './contents.ts'

const pooled = env.DATABASE_DIRECT_URL
  ? ' If it is stopped, the pooler still holds connections: PAUSE the database there, and RESUME it afterwards.'
  : ''

export const running = () =>
  new BackupError(
    `Nexo CRM runs on this database: stop it first, then try again. Nothing was changed.${pooled}`,
  )

/** The connections of a process that has just ended may take a moment to go. */
const patienceMs = 2_000

/** Throws `BackupError` when somebody is connected to a database: it cannot change its name then. */
export const requireNobody = async (client: pg.Client, database: string) => {
  for (const until = Date.now() + patienceMs; ; await sleep(100)) {
    const { rows } = await client.query('select from pg_stat_activity where datname = $1 limit 1', [database])
    if (rows.length === 0) return
    if (Date.now() > until) throw running()
  }
}

const inUse = '55006'

/**
 * Puts `fresh` in the place of `own`, which is called `aside` then. Both names change in one transaction: at any moment
 * there is one whole database under ours. Throws `BackupError` when somebody uses one of them.
 */
export const swap = async (client: pg.Client, names: { own: string; fresh: string; aside: string }) => {
  await client.query('begin')
  try {
    await client.query(`alter database ${quoted(names.own)} rename to ${quoted(names.aside)}`)
    await client.query(`alter database ${quoted(names.fresh)} rename to ${quoted(names.own)}`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    if (error instanceof pg.DatabaseError && error.code === inUse) throw running()
    throw error
  }
}
