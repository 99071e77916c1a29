/** Why a backup could not be made, proven or restored: one sentence for the person who runs Nexo. */
export class BackupError extends Error {}

/** The trial could not be held for want of room or rights, which says nothing about the backup. */
export class NoTrial extends BackupError {}

export const damaged = (cause?: unknown) =>
  new BackupError('This backup is damaged: what it holds is not what was written into it.', { cause })

const sentences: Record<string, (folder: string) => string> = {
  ENOSPC: (folder) => `There is no room left in ${folder}: make some, or choose another BACKUP_DIR.`,
  EDQUOT: (folder) => `There is no room left in ${folder}: make some, or choose another BACKUP_DIR.`,
  EACCES: (folder) =>
    `${folder} may not be written: give it to the user that runs Nexo, or choose another BACKUP_DIR.`,
  EROFS: (folder) => `${folder} can only be read: choose another BACKUP_DIR.`,
  ENOENT: (folder) => `${folder} is gone: is the disk there? Or choose another BACKUP_DIR.`,
}

/** The sentence for what a disk has against being written to; any other error as it is. */
export const onTheDisk = (error: unknown, folder: string): unknown => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const sentence = sentences[code]?.(folder)
  return sentence ? new BackupError(sentence, { cause: error }) : error
}
