import { type BackupTrouble, backupTroubles } from '#domain/backups.ts'

/** What is said of each to programs, in logs and at a terminal; pages say it by its code. */
const sentences: Record<BackupTrouble, string> = {
  no_room: 'There is no room left in {folder}: make some, or choose another BACKUP_DIR.',
  little_room: 'There is too little room in {folder}: make some, or choose another BACKUP_DIR.',
  not_writable:
    '{folder} may not be written: give it to the user that runs Nexo, or choose another BACKUP_DIR.',
  read_only: '{folder} can only be read: choose another BACKUP_DIR.',
  folder_gone: '{folder} is gone: is the disk there? Or choose another BACKUP_DIR.',
  nothing_yet: 'There is nothing to back up yet: the database is empty.',
  busy: 'Another backup is being made at this moment.',
  damaged: 'This backup is damaged: what it holds is not what was written into it.',
  rows_differ: 'The backup counted {expected} rows in {table}, and {found} came back.',
  contents_differ: 'The backup counted {expected} contents of files, and {found} came back as they were.',
  files_away:
    'The storage of the files cannot be reached, and a backup without them is none: the health page says what to do.',
  no_trial_rights:
    'The database user may not make databases, which a restored backup needs: ALTER ROLE {user} CREATEDB.',
  no_trial_room: 'There is not enough room on the disk to restore the backup beside the data.',
  see_log: 'It could not be restored for trial: see the log.',
}

type Values = Record<string, string | number>

/** The sentence of a trouble, with what it is about. */
export const sentenceOf = (code: BackupTrouble, values: Values = {}): string =>
  sentences[code].replace(/\{(\w+)\}/g, (_, name) => String(values[name] ?? ''))

const patternOf = (sentence: string) =>
  new RegExp(
    `^${sentence
      .split(/\{(\w+)\}/)
      .map((part, at) => (at % 2 ? `(?<${part}>.+)` : part.replace(/[.?]/g, '\\$&')))
      .join('')}$`,
  )
const patterns = backupTroubles.map((code) => ({ code, pattern: patternOf(sentences[code]) }))

/** Which trouble a sentence tells of. Sentences are what is kept, with a job and beside a backup; null for any other. */
export const troubleOf = (sentence: string | null) => {
  for (const { code, pattern } of patterns) {
    const found = pattern.exec(sentence ?? '')
    if (found) return { code, values: { ...found.groups } }
  }
  return null
}
