import { mkdir } from 'node:fs/promises'
import { type Embedded, startEmbedded } from '#db/embedded.ts'
import { pool } from '../database.ts'
import { env } from '../env.ts'

/** The database as it is, for a command-line tool: a backup before an update must not bring the schema up to date. */
export const withDatabaseAsItIs = async <T>(
  work: (embedded: Embedded | undefined) => Promise<T>,
): Promise<T> => {
  await mkdir(env.DATA_DIR, { recursive: true, mode: 0o700 })
  const embedded = env.embedded ? await startEmbedded(env.DATA_DIR) : undefined
  try {
    return await work(embedded)
  } finally {
    await pool.end()
    await embedded?.stop()
  }
}
