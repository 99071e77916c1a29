/** Why a backup could not be made, proven or restored: one sentence for the person who runs Nexo. */
export class BackupError extends Error {}

export const damaged = () =>
  new BackupError('This backup is damaged: what it holds is not what was written into it.')
