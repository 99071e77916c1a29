import { openDatabase } from '#db/client.ts'
import { appliedMigrations } from '#db/migrate.ts'
import { directConnection } from '../database.ts'
import { env } from '../env.ts'
import { readArchive, readHead } from './archive.ts'
import { type Aside, newAside } from './aside.ts'
import { besideOurs, createBeside, dropBeside, dropLeftovers, ownName, scratchName } from './databases.ts'
import {
  beginArriving,
  dropContentsAside,
  endArriving,
  keepArriving,
  keepContentsAside,
  moveContentsIn,
} from './file-contents.ts'
import { type Counted, loadInto } from './load.ts'
import { requireKnownSchema, requireRoom } from './prove.ts'
import { settle } from './settle.ts'
import { requireNobody, swap } from './swap.ts'

export type Restored = Counted & {
  /** Where the data from before is kept; null when there was none. */
  aside: Aside | null
}

const isEmpty = async (database: string) => {
  const { db, pool } = openDatabase({
    connection: directConnection(database),
    poolSize: 1,
    onIdleError: () => undefined,
  })
  try {
    return (await appliedMigrations(db)).length === 0
  } finally {
    await pool.end()
  }
}

/** Reads all of it first: for a file that is not sound nothing is made on the server. */
const requireSound = async (file: string, passphrase: string | undefined) => {
  for await (const { body } of readArchive(file, passphrase)) for await (const _ of body);
}

type Options = {
  passphrase?: string | undefined
  signal?: AbortSignal | undefined
  /** Another database than our own. */
  target?: string
}

/**
 * Puts a backup in the place of what is there: into a fresh database beside it, counted and brought up to date, and then
 * by a change of names. Whatever ends it before that leaves everything as it was. Throws `BackupError` when the file is
 * not sound, its schema is not known here, there is no room, or somebody uses the database.
 */
export const restoreBackup = async (
  file: string,
  { passphrase = env.BACKUP_PASSPHRASE, signal, target }: Options = {},
): Promise<Restored> => {
  const migrations = await requireKnownSchema(file)
  await requireSound(file, passphrase)
  const { createdAt } = await readHead(file)
  const own = target ?? (await ownName())
  const aside = newAside()
  const empty = await isEmpty(own)
  return besideOurs(own, async (client) => {
    await requireNobody(client, own)
    await dropLeftovers(client, 'restored')
    await requireRoom(client, own)
    await beginArriving()
    const fresh = scratchName('restored')
    await createBeside(client, fresh)
    try {
      const counted = await loadInto(fresh, {
        migrations,
        entries: readArchive(file, passphrase),
        keepContent: keepArriving,
        signal,
        after: (db) => settle(db, createdAt),
      })
      signal?.throwIfAborted()
      if (!empty) await keepContentsAside(aside.contents)
      await moveContentsIn()
      await swap(client, { own, fresh, aside: aside.database })
      if (empty) await dropBeside(client, aside.database)
      return { ...counted, aside: empty ? null : aside }
    } catch (error) {
      await dropBeside(client, fresh)
      await dropContentsAside(aside.contents)
      throw error
    } finally {
      await endArriving()
    }
  })
}
