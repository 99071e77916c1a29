import type { BackupTrouble } from '#domain/backups.ts'
import { sentenceOf } from './troubles.ts'

/** Why a backup could not be made, proven or restored: one sentence for the person who runs Nexo. */
export class BackupError extends Error {}

/** The trial could not be held for want of room or rights, which says nothing about the backup. */
export class NoTrial extends BackupError {}

export const damaged = (cause?: unknown) => new BackupError(sentenceOf('damaged'), { cause })

const troubles: Record<string, BackupTrouble> = {
  ENOSPC: 'no_room',
  EDQUOT: 'no_room',
  EACCES: 'not_writable',
  EROFS: 'read_only',
  ENOENT: 'folder_gone',
}

/** The sentence for what a disk has against being written to; any other error as it is. */
export const onTheDisk = (error: unknown, folder: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const trouble = troubles[code]
  return trouble ? new BackupError(sentenceOf(trouble, { folder }), { cause: error }) : error
}
