import { z } from 'zod'

export const partNames = [
  'database',
  'migrations',
  'cache',
  'live',
  'jobs',
  'queries',
  'disk',
  'files',
  'backups',
  'card',
  'memory',
  'clock',
  'certificate',
] as const
export type PartName = (typeof partNames)[number]

/** What can be said of a part. */
export const detailCodes = [
  'database_embedded',
  'database_external',
  'database_silent',
  'migrations_applied',
  'migrations_ahead',
  'migrations_missing',
  'cache',
  'cache_silent',
  'live',
  'live_late',
  'jobs',
  'queries_none',
  'queries_slow',
  'queries_running',
  'disk',
  'files_folder',
  'files_s3',
  'files_away',
  'files_refused',
  'files_no_bucket',
  'backups',
  'card',
  'card_silent',
  'memory',
  'clock',
  'clock_same',
  'clock_unset',
  'clock_apart',
  'clock_behind',
  'clock_unknown',
  'certificate',
  'certificate_over',
  'certificate_none',
  'certificate_unseen',
  'unreadable',
] as const

/** What there is to do. */
export const adviceCodes = [
  'database',
  'migrations_ahead',
  'migrations_missing',
  'cache',
  'live_pooler',
  'live_direct',
  'jobs',
  'jobs_failed',
  'queries_slow',
  'queries_running',
  'disk_full',
  'disk_reserve',
  'data_folder',
  'files',
  'files_away',
  'files_refused',
  'files_no_bucket',
  'backup_folder',
  'backup_failed',
  'backup_missing',
  'card',
  'memory_heap',
  'memory_short',
  'clock',
  'certificate_over',
  'certificate_soon',
  'certificate_name',
  'see_database',
] as const

const part = z.strictObject({
  name: z.enum(partNames),
  state: z.enum(['ok', 'degraded', 'down']),
  latencyMs: z.number(),
  /** In English, for programs and logs; pages say the same by its code, in the reader's language. */
  detail: z.string(),
  detailCode: z.enum(detailCodes),
  /** What to do about it, when something is not well. */
  advice: z.string().optional(),
  adviceCode: z.enum(adviceCodes).optional(),
  /** What is counted in both; sizes in bytes. */
  values: z.record(z.string(), z.union([z.number(), z.string()])).optional(),
})

export const healthShape = z.strictObject({
  status: z.enum(['ok', 'degraded', 'down']),
  service: z.string(),
  version: z.string(),
  timestamp: z.iso.datetime(),
  uptimeSeconds: z.int(),
  startedAt: z.iso.datetime(),
  limitScale: z.number(),
  parts: z.array(part),
  /** Which start this is: how the launcher knows that its own child answered. */
  bootId: z.string().optional(),
})

export type Part = z.output<typeof part>
/** What one part was found to be. */
export type Finding = Omit<Part, 'name' | 'latencyMs'>
export type Health = z.output<typeof healthShape>
