import { createWriteStream } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { sql } from 'drizzle-orm'
import pg from 'pg'
import { type Database, openDatabase } from '#db/client.ts'
import { appliedMigrations, migrateDatabase } from '#db/migrate.ts'
import { connectionTo } from '../database.ts'
import { env } from '../env.ts'
import { folder } from '../files/store.ts'
import { migrationsFolder } from '../paths.ts'
import { readArchive } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { quoted } from './contents.ts'
import { besideOurs, createBeside, dropBeside, dropLeftovers, ownName, scratchName } from './databases.ts'
import { type Counted, loadInto } from './load.ts'
import { requireKnownSchema } from './prove.ts'

export type Restored = Counted & {
  /** Where the data from before is kept; null when there was none. */
  aside: { database: string; files: string } | null
}

const running = () => new BackupError('Nexo CRM runs on this database: stop it first, then restore.')

/** The connections of a process that has just ended may take a moment to go. */
const patienceMs = 2_000

const requireNobody = async (client: pg.Client, database: string) => {
  for (const until = Date.now() + patienceMs; ; await sleep(100)) {
    const { rows } = await client.query('select from pg_stat_activity where datname = $1 limit 1', [database])
    if (rows.length === 0) return
    if (Date.now() > until) throw running()
  }
}

const isEmpty = async (database: string) => {
  const { db, pool } = openDatabase({
    connection: connectionTo(database),
    poolSize: 1,
    onIdleError: () => undefined,
  })
  try {
    return (await appliedMigrations(db)).length === 0
  } finally {
    await pool.end()
  }
}

const inUse = '55006'

/** Both names change in one transaction: at any moment there is one whole database under ours. */
const swap = async (client: pg.Client, own: string, fresh: string, aside: string) => {
  await client.query('begin')
  try {
    await client.query(`alter database ${quoted(own)} rename to ${quoted(aside)}`)
    await client.query(`alter database ${quoted(fresh)} rename to ${quoted(own)}`)
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    if (error instanceof pg.DatabaseError && error.code === inUse) throw running()
    throw error
  }
}

const idsIn = async (where: string) => {
  const entries = await readdir(where, { withFileTypes: true }).catch(() => [])
  return entries.filter((entry) => entry.isFile() && !entry.name.endsWith('.part')).map(({ name }) => name)
}

/** Contents never change, so a second name for each costs no space and is as good as a copy. */
const keepContentsAside = async (aside: string) => {
  await mkdir(aside, { recursive: true, mode: 0o700 })
  for (const id of await idsIn(folder)) {
    const [from, to] = [path.join(folder, id), path.join(aside, id)]
    await link(from, to).catch(() => copyFile(from, to))
  }
}

/** The contents from before stay among them until their rows are gone: the database is not swapped yet. */
const moveContentsIn = async (from: string) => {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  for (const id of await idsIn(from)) await rename(path.join(from, id), path.join(folder, id))
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/** Reads all of it first: for a file that is not sound nothing is made on the server. */
const requireSound = async (file: string, passphrase: string | undefined) => {
  for await (const { body } of readArchive(file, passphrase)) for await (const _ of body);
}

const upToDate = async (db: Database) => {
  await migrateDatabase(db, migrationsFolder)
  await db.execute(sql`analyze`)
}

/**
 * Puts a backup in the place of what is there: into a fresh database beside it, counted and brought up to date, and then
 * by a change of names. Whatever ends it before that leaves everything as it was. Throws `BackupError` when the file is
 * not sound, its schema is not known here, or somebody uses the database.
 */
export const restoreBackup = async (
  file: string,
  {
    passphrase = env.BACKUP_PASSPHRASE,
    signal,
    target,
  }: { passphrase?: string | undefined; signal?: AbortSignal | undefined; target?: string } = {},
): Promise<Restored> => {
  const migrations = await requireKnownSchema(file)
  await requireSound(file, passphrase)
  const own = target ?? (await ownName())
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const arriving = path.join(env.DATA_DIR, 'files.restoring')
  const aside = { database: `nexo_before_${stamp}`, files: path.join(env.DATA_DIR, `files.before-${stamp}`) }
  const empty = await isEmpty(own)
  return besideOurs(own, async (client) => {
    await requireNobody(client, own)
    await dropLeftovers(client, 'restored')
    await rm(arriving, { recursive: true, force: true })
    await mkdir(arriving, { recursive: true, mode: 0o700 })
    const fresh = scratchName('restored')
    await createBeside(client, fresh)
    try {
      const counted = await loadInto(fresh, {
        migrations,
        entries: readArchive(file, passphrase),
        keepContent: (id, body) =>
          pipeline(
            Readable.from(body),
            createWriteStream(path.join(arriving, id), { mode: 0o600, flush: true }),
          ),
        signal,
        after: upToDate,
      })
      signal?.throwIfAborted()
      if (!empty) await keepContentsAside(aside.files)
      await moveContentsIn(arriving)
      await swap(client, own, fresh, aside.database)
      if (empty) await dropBeside(client, aside.database)
      return { ...counted, aside: empty ? null : aside }
    } catch (error) {
      await dropBeside(client, fresh)
      throw error
    } finally {
      await rm(arriving, { recursive: true, force: true })
    }
  })
}
