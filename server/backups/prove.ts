import { stat } from 'node:fs/promises'
import type pg from 'pg'
import type { Database } from '#db/client.ts'
import { knownMigrations } from '#db/migrate.ts'
import { reserve, spaceOf } from '../disk/space.ts'
import { env } from '../env.ts'
import { migrationsFolder } from '../paths.ts'
import { readArchive, readHead } from './archive.ts'
import { BackupError, NoTrial } from './backup-error.ts'
import { besideOurs, createBeside, dropBeside, dropLeftovers, ownName, scratchName } from './databases.ts'
import { type Counted, loadInto } from './load.ts'
import type { Progress } from './progress.ts'
import { sentenceOf } from './troubles.ts'

/** Throws `BackupError` for a backup whose schema this version does not know, or knows otherwise. */
export const requireKnownSchema = async (file: string): Promise<number> => {
  const { migrations, version } = await readHead(file)
  const known = knownMigrations(migrationsFolder)
  if (migrations.count > known.length)
    throw new BackupError(
      `This backup was made by a newer version (${version}): install that one first, then restore.`,
    )
  if (known[migrations.count - 1] !== migrations.last)
    throw new BackupError(
      `This backup was made by another edition of Nexo CRM (${version}), whose tables differ.`,
    )
  return migrations.count
}

/** On a small machine's only disk a copy of the database must not be what fills it. Elsewhere we cannot look. */
export const requireRoom = async (client: pg.Client, own: string) => {
  if (!env.embedded) return
  const { rows } = await client.query<{ size: string }>('select pg_database_size($1)::text as size', [own])
  const { free } = await spaceOf(env.DATA_DIR)
  if (free < Number(rows[0]?.size ?? 0) * 1.5 + reserve() + 100e6)
    throw new NoTrial(sentenceOf('no_trial_room'))
}

const readOnly = async (_id: string, body: AsyncIterable<Uint8Array>) => {
  for await (const _ of body); // Its bytes are hashed as they pass.
}

export type Proof = {
  signal?: AbortSignal | undefined
  progress?: Progress | undefined
  /** Is done on the copy when all of it is back. */
  trial?: ((db: Database) => Promise<void>) | undefined
}

/**
 * Restores a backup into a scratch database, counts, and drops it again. Throws `BackupError` when a row or a byte is not
 * what was backed up, and `NoTrial` when it cannot be tried here.
 */
export const proveBackup = async (
  file: string,
  { signal, progress, trial }: Proof = {},
): Promise<Counted> => {
  const migrations = await requireKnownSchema(file)
  const { size } = await stat(file)
  const own = await ownName()
  const scratch = scratchName('proof')
  return besideOurs(own, async (client) => {
    progress?.tell('proving', 0, size)
    await dropLeftovers(client, 'proof')
    await requireRoom(client, own)
    await createBeside(client, scratch)
    try {
      const entries = readArchive(file, env.BACKUP_PASSPHRASE, (bytes) =>
        progress?.tell('proving', bytes, size),
      )
      return await loadInto(scratch, { migrations, entries, keepContent: readOnly, signal, after: trial })
    } finally {
      await dropBeside(client, scratch)
    }
  })
}
