import { and, eq, gte, like, lt, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { auditLog } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { onlyForward, pageLimit } from '../records/list-input.ts'
import { decodeCursor, encodeCursor } from '../records/sort.ts'

const moment = z.iso.datetime({ offset: true, error: 'moment' })
const name = z.string().regex(/^[A-Za-z_.]{1,100}$/, { error: 'not_an_option' })

export const auditInput = z.strictObject({
  actorId: z.uuid({ error: 'uuid' }).optional(),
  /** What an action begins with: "clients.update", "auth.". */
  action: name.optional(),
  subjectType: name.optional(),
  subjectId: z.uuid({ error: 'uuid' }).optional(),
  /** From this moment on. */
  from: moment.optional(),
  /** Before this moment. */
  to: moment.optional(),
  cursor: z.string().max(1_000, { error: 'too_long' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
})
type Input = z.output<typeof auditInput>

const line = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  action: z.string(),
  actorId: z.uuid().nullable(),
  actorName: z.string().nullable(),
  subjectType: z.string().nullable(),
  subjectId: z.uuid().nullable(),
  changes: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })).nullable(),
  requestId: z.string().nullable(),
  ip: z.string().nullable(),
})
export const auditAnswer = z.strictObject({ items: z.array(line), nextCursor: z.string().nullable() })

const chosen = ({ actorId, action, subjectType, subjectId, from, to }: Input): (SQL | undefined)[] => [
  actorId ? eq(auditLog.actorId, actorId) : undefined,
  action ? like(auditLog.action, `${action.replaceAll('_', '\\_')}%`) : undefined,
  subjectType ? eq(auditLog.subjectType, subjectType) : undefined,
  subjectId ? eq(auditLog.subjectId, subjectId) : undefined,
  from ? gte(auditLog.at, from) : undefined,
  to ? lt(auditLog.at, to) : undefined,
]

const sort = '-at'
const beyond = (cursor: string): SQL => {
  const { key, id } = decodeCursor(cursor, sort)
  return sql`(${auditLog.at}, ${auditLog.id}) < (${key}::timestamptz, ${id}::uuid)`
}

export const auditQuery = (input: Input) =>
  db
    .select()
    .from(auditLog)
    .where(and(...chosen(input), input.cursor ? beyond(input.cursor) : undefined))
    .orderBy(sql`${auditLog.at} desc, ${auditLog.id} desc`)
    .limit(input.limit + 1)

/** What happened, the newest first, by keyset; each filter is answered by an index. */
export const listAudit = async (input: Input): Promise<z.output<typeof auditAnswer>> => {
  const rows = await auditQuery(input)
  const items = rows.slice(0, input.limit)
  const last = items.at(-1)
  return {
    items,
    nextCursor: last && rows.length > input.limit ? encodeCursor(sort, last.at, last.id) : null,
  }
}
