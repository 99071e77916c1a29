import { z } from 'zod'

/** Names of tables, columns and sequences stand in SQL: nothing else may pass for one. */
export const tableName = z.string().regex(/^[a-z][a-z0-9_]{0,62}$/)
export const quoted = (name: string) => `"${tableName.parse(name)}"`

/** First in a backup: its tables, in the order they are filled again. */
export const planShape = z.strictObject({
  tables: z.array(z.strictObject({ name: tableName, columns: z.array(tableName).min(1) })),
})
export type Plan = z.output<typeof planShape>

const count = z.int().min(0)

/** Last in a backup: what was counted while it was made. */
export const manifestShape = z.strictObject({
  /** Rows by table. */
  rows: z.record(tableName, count),
  files: z.strictObject({
    kept: count,
    /** A row without a content, when the backup was made. */
    missing: count,
    /** Of those kept: not what the row says, when the backup was made. */
    altered: count,
  }),
  /** The last value of each sequence that was used. */
  sequences: z.record(tableName, z.string().regex(/^\d{1,19}$/)),
})
export type Manifest = z.output<typeof manifestShape>
