import { z } from 'zod'

/** A backup's file name says when it was made, in UTC; nothing else is ever read from or deleted in the folder. */
export const backupName = z
  .string()
  .regex(/^nexo-\d{8}T\d{9}Z\.nexobackup$/, { error: 'not_an_option' })
  .meta({ label: 'backup' })

export const backupAnswer = z.strictObject({
  name: z.string(),
  createdAt: z.iso.datetime(),
  /** Bytes. */
  size: z.int(),
  /** The version of the application that made it. */
  version: z.string(),
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
})
export type Backup = z.output<typeof backupAnswer>

export const backupsAnswer = z.strictObject({
  items: z.array(backupAnswer),
  /** How many there are, on all pages. */
  total: z.int(),
  nextCursor: backupName.nullable(),
  /** One is being made, or waits for its turn. */
  running: z.boolean(),
  /** Why the last attempt failed, until one succeeds. */
  failure: z.string().nullable(),
  /** Whether new ones are encrypted. */
  encrypted: z.boolean(),
})
