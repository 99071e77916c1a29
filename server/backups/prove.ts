import { statfs } from 'node:fs/promises'
import type pg from 'pg'
import { knownMigrations } from '#db/migrate.ts'
import { env } from '../env.ts'
import { migrationsFolder } from '../paths.ts'
import { readArchive, readHead } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { besideOurs, createBeside, dropBeside, dropLeftovers, ownName, scratchName } from './databases.ts'
import { type Counted, loadInto } from './load.ts'

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
const requireRoom = async (client: pg.Client, own: string) => {
  if (!env.embedded) return
  const { rows } = await client.query<{ size: string }>('select pg_database_size($1)::text as size', [own])
  const { bavail, bsize } = await statfs(env.DATA_DIR)
  if (bavail * bsize < Number(rows[0]?.size ?? 0) * 1.5 + 200e6)
    throw new BackupError('There is not enough room on the disk to restore the backup beside the data.')
}

const readOnly = async (_id: string, body: AsyncIterable<Uint8Array>) => {
  for await (const _ of body); // Its bytes are hashed as they pass.
}

/**
 * Restores a backup into a scratch database, counts, and drops it again. Throws `BackupError` when a row or a byte is not
 * what was backed up.
 */
export const proveBackup = async (
  file: string,
  {
    passphrase = env.BACKUP_PASSPHRASE,
    signal,
  }: { passphrase?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<Counted> => {
  const migrations = await requireKnownSchema(file)
  const own = await ownName()
  const scratch = scratchName('proof')
  return besideOurs(own, async (client) => {
    await dropLeftovers(client, 'proof')
    await requireRoom(client, own)
    await createBeside(client, scratch)
    try {
      const entries = readArchive(file, passphrase)
      return await loadInto(scratch, { migrations, entries, keepContent: readOnly, signal })
    } finally {
      await dropBeside(client, scratch)
    }
  })
}
