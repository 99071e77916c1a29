import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { z } from 'zod'
import { type BackupProgress, backupProgress } from '#domain/backups.ts'
import { env } from '../env.ts'

/** Beside the backups, since whoever asks may be another process than the one that makes it. */
const file = () => path.join(/* turbopackIgnore: true */ env.BACKUP_DIR, 'running.json')

const noteShape = z.strictObject({ ...backupProgress.shape, at: z.int() })
const everyMs = 1_000
/** A process that is silent for so long was killed. */
const staleMs = 120_000

type Phase = Exclude<BackupProgress['phase'], 'waiting'>

/** Tells how far a backup is, once a second at most. It is a courtesy: that it cannot be told hinders no backup. */
export const startProgress = () => {
  let last = 0
  let writing = Promise.resolve()
  const note = (phase: Phase, percent: number) => {
    const text = JSON.stringify({ phase, percent: Math.min(99, Math.floor(percent)), at: Date.now() })
    writing = writing
      .then(() => writeFile(`${file()}.part`, text, { mode: 0o600 }))
      .then(() => rename(`${file()}.part`, file()))
      .catch(() => undefined)
  }
  return {
    /** `done` of `total`, in whatever unit. */
    tell(phase: Phase, done: number, total: number) {
      if (Date.now() - last < everyMs && done > 0) return
      last = Date.now()
      note(phase, total > 0 ? (100 * done) / total : 0)
    },
    async end() {
      await writing
      await rm(file(), { force: true }).catch(() => undefined)
    },
  }
}
export type Progress = ReturnType<typeof startProgress>

/** How far the backup is that is being made at this moment, by whatever process; undefined when there is none. */
export const readProgress = async (): Promise<BackupProgress | undefined> => {
  try {
    const { at, ...progress } = noteShape.parse(
      JSON.parse(await readFile(/* turbopackIgnore: true */ file(), 'utf8')),
    )
    return Date.now() - at < staleMs ? progress : undefined
  } catch {
    return undefined
  }
}
