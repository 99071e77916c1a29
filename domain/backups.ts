import { z } from 'zod'

/** A backup's file name says when it was made, in UTC; nothing else is ever read from or deleted in the folder. */
export const backupName = z
  .string()
  .regex(/^nexo-\d{8}T\d{9}Z\.nexobackup$/, { error: 'not_an_option' })
  .meta({ label: 'backup' })

/** Why one was made: the day had come, somebody asked for it, or the schema was about to change. */
export const backupReasons = ['daily', 'asked', 'upgrade'] as const
export type BackupReason = (typeof backupReasons)[number]

/** What can go wrong with one, as far as it has words in every language. */
export const backupTroubles = [
  'no_room',
  'little_room',
  'not_writable',
  'read_only',
  'folder_gone',
  'nothing_yet',
  'busy',
  'damaged',
  'rows_differ',
  'contents_differ',
  'files_away',
  'no_trial_rights',
  'no_trial_room',
  'see_log',
] as const
export type BackupTrouble = (typeof backupTroubles)[number]

const trouble = z.strictObject({ code: z.enum(backupTroubles), values: z.record(z.string(), z.string()) })

export const backupAnswer = z.strictObject({
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** Bytes. */
  size: z.int(),
  /** The version of the application that made it. */
  version: z.string(),
  reason: z.enum(backupReasons),
  encrypted: z.boolean(),
  /** Rows in all tables and contents of files, as counted when it was restored; null before that. */
  rows: z.int().nullable(),
  files: z.int().nullable(),
  /** Contents that were missing or altered on the disk already when the backup was made. */
  unsound: z.int().nullable(),
  /** When it was last restored into a scratch database and counted. */
  provenAt: z.iso.datetime().nullable(),
  /** Why it could not be. */
  problem: z.string().nullable(),
  /** The same for pages, which say it in the reader's language; null for what has no code. */
  trouble: trouble.nullable(),
})
export type Backup = z.output<typeof backupAnswer>

/** How far one is that is being made: what is there is written, and then restored for trial. */
export const backupProgress = z.strictObject({
  phase: z.enum(['waiting', 'writing', 'proving']),
  /** 0 to 100 of the phase, as far as can be told. */
  percent: z.int().min(0).max(100),
})
export type BackupProgress = z.output<typeof backupProgress>

export const backupsAnswer = z.strictObject({
  items: z.array(backupAnswer),
  /** How many there are, on all pages. */
  total: z.int(),
  nextCursor: backupName.nullable(),
  /** The one that is being made, or waits for its turn; null when there is none. */
  running: backupProgress.nullable(),
  /** Why the last attempt failed, until one succeeds. */
  failure: z.string().nullable(),
  failureTrouble: trouble.nullable(),
  schedule: z.strictObject({
    /** When the next one is made by itself. */
    nextAt: z.iso.datetime().nullable(),
    /** How many days, weeks and months keep one. */
    daily: z.int(),
    weekly: z.int(),
    monthly: z.int(),
    /** The folder on the server. */
    folder: z.string(),
    /** Whether new ones are encrypted. */
    encrypted: z.boolean(),
  }),
})
