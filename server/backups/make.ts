import type { Backup, BackupReason } from '#domain/backups.ts'
import { env } from '../env.ts'
import { log } from '../log.ts'
import { BackupError } from './backup-error.ts'
import { type Progress, startProgress } from './progress.ts'
import { type Proof, proveBackup } from './prove.ts'
import { expired } from './retention.ts'
import { allBackups, pathOf, readBackup, removeBackup, unproven, writeProof } from './store.ts'
import { sentenceOf } from './troubles.ts'
import { writeBackup } from './write.ts'

type Options = {
  signal?: AbortSignal | undefined
  /** Is done on the copy when all of it is back, and fails the proof when it throws. */
  trial?: Proof['trial']
}

/** Restores a backup for trial and notes beside it how that went; gives back what was wrong. */
const prove = async (name: string, progress: Progress, { signal, trial }: Options): Promise<unknown> => {
  try {
    const counted = await proveBackup(pathOf(name), { signal, progress, trial })
    await writeProof(name, { ...counted, provenAt: new Date().toISOString(), problem: null })
    return undefined
  } catch (error) {
    signal?.throwIfAborted()
    const reason = error instanceof Error ? error.message : String(error)
    log.error({ backup: name, error: reason }, 'a backup could not be restored for trial')
    const problem = error instanceof BackupError ? reason : sentenceOf('see_log')
    await writeProof(name, { ...unproven, problem })
    return error
  }
}

const removeExpired = async () => {
  const { BACKUP_KEEP_DAILY: daily, BACKUP_KEEP_WEEKLY: weekly, BACKUP_KEEP_MONTHLY: monthly } = env
  for (const name of expired(await allBackups(), { daily, weekly, monthly })) await removeBackup(name)
}

/**
 * Makes a backup, restores it into a scratch database and counts, and then lets older ones go. Throws when it could not
 * be written; one that was written but could not be restored is kept, and says so in its `problem`, with the error
 * beside it.
 */
export const makeBackup = async (
  reason: BackupReason,
  options: Options = {},
): Promise<{ backup: Backup; error: unknown }> => {
  const progress = startProgress()
  try {
    const name = await writeBackup(reason, { ...options, progress })
    const error = await prove(name, progress, options)
    await removeExpired()
    const backup = await readBackup(name)
    if (!backup) throw new BackupError('The backup is gone from its folder.')
    const { size, rows, files, provenAt } = backup
    log.info({ backup: name, reason, size, rows, files, proven: provenAt !== null }, 'a backup was made')
    return { backup, error }
  } finally {
    await progress.end()
  }
}
