import { readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { drizzle } from 'drizzle-orm/node-postgres'
import { appliedMigrations } from '#db/migrate.ts'
import type { BackupReason } from '#domain/backups.ts'
import { pool } from '../database.ts'
import { reserve, spaceOf } from '../disk/space.ts'
import { env } from '../env.ts'
import { S3Trouble } from '../files/s3-trouble.ts'
import { version } from '../version.ts'
import { writeArchive } from './archive.ts'
import { BackupError, onTheDisk } from './backup-error.ts'
import type { Entry } from './entries.ts'
import { estimate, exportEverything } from './export.ts'
import type { Progress } from './progress.ts'
import { makeFolder, nameAt, newestSize, pathOf } from './store.ts'
import { sentenceOf } from './troubles.ts'

/** Any number will do, as long as every process of ours takes the same. */
const lockKey = 4_770_302

/** What PostgreSQL calls us meanwhile: a backup may take long, and nobody waits for it. */
export const backupApplication = 'nexo backup'

/** Another process, or another job of this one, is at it. */
export class Busy extends BackupError {}

/** What a process that was killed left behind: under our lock nobody else writes here. */
const removeHalves = async () => {
  for (const name of await readdir(/* turbopackIgnore: true */ env.BACKUP_DIR))
    if (/^nexo-.*\.part$/.test(name))
      await rm(path.join(/* turbopackIgnore: true */ env.BACKUP_DIR, name), { force: true })
}

const spare = () => reserve() + 100e6

/** A backup must not be what fills the disk that the database writes to. */
const requireRoom = async (uncompressed: number) => {
  const { free } = await spaceOf(env.BACKUP_DIR)
  const expected = (await newestSize()) ?? uncompressed / 2
  if (free < expected * 1.2 + spare())
    throw new BackupError(sentenceOf('little_room', { folder: env.BACKUP_DIR }))
}

async function* watched(entries: AsyncIterable<Entry>, onBytes: (bytes: number) => void) {
  let bytes = 0
  for await (const entry of entries) {
    yield entry
    bytes += entry.size
    onBytes(bytes)
  }
}

const withoutFiles = (error: unknown) =>
  error instanceof S3Trouble ? new BackupError(sentenceOf('files_away'), { cause: error }) : error

type Options = { progress: Progress; signal?: AbortSignal | undefined }

/**
 * Writes everything, as it is at this moment, into a new file, and gives back its name. Throws `Busy` when another is
 * being written, by whatever process; `BackupError` when there is no room.
 */
export const writeBackup = async (reason: BackupReason, { progress, signal }: Options): Promise<string> => {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    await client.query(`set local application_name = '${backupApplication}'`)
    const { rows } = await client.query<{ free: boolean }>('select pg_try_advisory_xact_lock($1) as free', [
      lockKey,
    ])
    if (!rows[0]?.free) throw new Busy(sentenceOf('busy'))
    const applied = await appliedMigrations(drizzle(client))
    const last = applied.at(-1)
    if (!last) throw new BackupError(sentenceOf('nothing_yet'))
    await makeFolder()
    await removeHalves()
    const total = await estimate(client)
    await requireRoom(total)
    progress.tell('writing', 0, total)
    const createdAt = new Date().toISOString()
    const about = { createdAt, version, reason, migrations: { count: applied.length, last } }
    const entries = watched(exportEverything(client), (bytes) => progress.tell('writing', bytes, total))
    const { BACKUP_PASSPHRASE: passphrase } = env
    await writeArchive(pathOf(nameAt(createdAt)), about, entries, { passphrase, signal })
    await client.query('commit')
    client.release()
    return nameAt(createdAt)
  } catch (error) {
    client.release(true) // In the middle of a COPY it would take nothing else.
    throw onTheDisk(withoutFiles(error), env.BACKUP_DIR)
  }
}
