import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { appliedMigrations } from '#db/migrate.ts'
import type { Backup } from '#domain/backups.ts'
import { pool } from '../database.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { version } from '../version.ts'
import { writeArchive } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { exportEverything } from './export.ts'
import { proveBackup } from './prove.ts'
import { expired } from './retention.ts'
import { allBackups, makeFolder, nameAt, pathOf, readBackup, removeBackup, writeProof } from './store.ts'

/** Any number will do, as long as every process of ours takes the same. */
const lockKey = 4_770_302

/** What a process that was killed left behind: under our lock nobody else writes here. */
const removeHalves = async () => {
  for (const name of await readdir(env.BACKUP_DIR))
    if (/^nexo-.*\.part$/.test(name)) await rm(path.join(env.BACKUP_DIR, name), { force: true })
}

/** Writes everything, as it is at this moment, into a new file. One at a time, among all processes. */
const write = async (signal?: AbortSignal): Promise<string> => {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
      lockKey,
    ])
    if (!rows[0]?.free) throw new BackupError('Another backup is being made at this moment.')
    const applied = await appliedMigrations(drizzle(client))
    const last = applied.at(-1)
    if (!last) throw new BackupError('There is nothing to back up yet: the database is empty.')
    await makeFolder()
    await removeHalves()
    const createdAt = new Date().toISOString()
    const about = { createdAt, version, migrations: { count: applied.length, last } }
    const { BACKUP_PASSPHRASE: passphrase } = env
    await writeArchive(pathOf(nameAt(createdAt)), about, exportEverything(client), { passphrase, signal })
    await client.query('commit')
    client.release()
    return nameAt(createdAt)
  } catch (error) {
    client.release(true) // In the middle of a COPY it would take nothing else.
    throw error
  }
}

/** Restores a backup for trial and notes beside it how that went. Throws only when it is told to stop. */
const prove = async (name: string, signal?: AbortSignal) => {
  try {
    const counted = await proveBackup(pathOf(name), { signal })
    await writeProof(name, { ...counted, provenAt: new Date().toISOString(), problem: null })
  } catch (error) {
    signal?.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    log.error({ backup: name, error: reason }, 'a backup could not be restored for trial')
    const problem = error instanceof BackupError ? reason : 'It could not be restored for trial: see the log.'
    await writeProof(name, { rows: null, files: null, unsound: null, provenAt: null, problem })
  }
}

const removeExpired = async () => {
  const { BACKUP_KEEP_DAILY: daily, BACKUP_KEEP_WEEKLY: weekly, BACKUP_KEEP_MONTHLY: monthly } = env
  for (const name of expired(await allBackups(), { daily, weekly, monthly })) await removeBackup(name)
}

/**
 * Makes a backup, restores it into a scratch database and counts, and then lets older ones go. Throws when it could not
 * be written; one that was written but could not be restored is kept, and says so in its `problem`.
 */
export const makeBackup = async (signal?: AbortSignal): Promise<Backup> => {
  const name = await write(signal)
  await prove(name, signal)
  await removeExpired()
  const backup = await readBackup(name)
  if (!backup) throw new BackupError('The backup is gone from its folder.')
  const { size, rows, files, provenAt } = backup
  log.info({ backup: name, size, rows, files, proven: provenAt !== null }, 'a backup was made')
  return backup
}
