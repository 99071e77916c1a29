import { mkdir } from 'node:fs/promises'
import { startEmbedded } from '#db/embedded.ts'
import { env } from '../env.ts'
import { running } from './swap.ts'

/**
 * Runs PostgreSQL, where it is ours to run, for work that nobody else may be connected to the database during. Throws
 * `BackupError` when a server of ours runs on it.
 */
export const withServerAlone = async <T>(work: () => Promise<T>): Promise<T> => {
  await mkdir(env.DATA_DIR, { recursive: true, mode: 0o700 })
  const embedded = env.embedded ? await startEmbedded(env.DATA_DIR) : undefined
  try {
    if (embedded?.adopted) throw running()
    return await work()
  } finally {
    await embedded?.stop()
  }
}
