import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { attachments, entities } from '#domain/entities.ts'

export const channel = 'nexo_live'

/** The name that a browser tab gives itself: nobody else knows it, and nothing is allowed by it. */
export const tabName = z.string().regex(/^[\w-]{8,40}$/)

/** A record, or something that hangs on it, was changed: which, by what, and in which line of the audit log. */
const change = z.strictObject({
  id: z.uuid(),
  type: z.enum(entities),
  /** What was changed: the record itself, or its notes or files. */
  of: z.enum([...entities, ...attachments]),
  verb: z.string(),
  line: z.uuid(),
  /** The tab that asked for it, if it was one. */
  tab: tabName.optional(),
})
export type Change = z.infer<typeof change>

/** Somebody has a record open in a tab, until further notice; or no longer (`at` null). */
const look = z.strictObject({
  tab: tabName,
  userId: z.uuid(),
  name: z.string(),
  at: z.strictObject({ type: z.enum(entities), id: z.uuid() }).nullable(),
})
export type Look = z.infer<typeof look>

/** What processes say to each other, in a few bytes: PostgreSQL takes 8,000 at most. No notice carries a record's data. */
export const notice = z.union([
  z.strictObject({ change }),
  /** A session has ended, or the account behind it has changed. */
  z.strictObject({ session: z.uuid() }),
  z.strictObject({ look }),
])
export type Notice = z.infer<typeof notice>

/** Tells every process, as a SELECT: heard when the transaction commits, in the order of commits, and not if it fails. */
export const saying = (notices: readonly Notice[]): SQL =>
  sql`select pg_notify(${channel}, notice) from json_array_elements_text(${JSON.stringify(notices.map((one) => JSON.stringify(one)))}::json) as notice`

export const say = async (tx: Pick<Queryable, 'execute'>, ...notices: Notice[]): Promise<void> => {
  if (notices.length > 0) await tx.execute(saying(notices))
}
