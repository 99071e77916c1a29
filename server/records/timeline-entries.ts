import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { auditLog, type Changes } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import { isStaff } from '#domain/roles.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { answerOfThing, type RowOfThing, type ThingKind, thingKinds, thingOf } from './timeline-things.ts'

type Common = {
  id: string
  at: string
  /** Who made it or did it; null for the server itself, and for portal roles, who know nobody by name. */
  by: { id: string; name: string } | null
}
type Change = Common & { kind: 'changes'; action: string; changes: Changes | null }
export type TimelineEntry = Change | { [K in ThingKind]: Common & { kind: K; row: RowOfThing<K> } }[ThingKind]

const common = {
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
}
const change = z.strictObject({
  ...common,
  kind: z.literal('changes'),
  action: z.string(),
  changes: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })).nullable(),
})

export const timelineAnswer = z.strictObject({
  items: z.array(
    z.discriminatedUnion('kind', [
      change,
      ...thingKinds.map((kind) =>
        z.strictObject({ ...common, kind: z.literal(kind), row: answerOfThing(kind) }),
      ),
    ]),
  ),
  nextCursor: z.uuid().nullable(),
})

/** These lines of the audit log. */
export const tellChanges = async (ids: string[]): Promise<TimelineEntry[]> => {
  const { id, at, action, changes, actorId, actorName } = auditLog
  const lines = await db
    .select({ id, at, action, changes, actorId, actorName })
    .from(auditLog)
    .where(inArray(id, ids))
  return lines.map(({ actorId, actorName, ...line }) => ({
    ...line,
    kind: 'changes',
    by: actorId && actorName ? { id: actorId, name: actorName } : null,
  }))
}

/** These things of a kind, as far as the condition still reaches them. */
export const tellThings = async (
  kind: ThingKind,
  actor: Actor,
  ids: string[],
  visible: SQL,
): Promise<TimelineEntry[]> => {
  const { table, columns } = thingOf(kind)
  const rows = await db
    .select({ row: columns, at: table.createdAt, byId: users.id, byName: users.fullName })
    .from(table)
    .leftJoin(users, eq(users.id, table.createdBy))
    .where(and(inArray(table.id, ids), visible))
  const knows = (id: unknown) => isStaff(actor.role) || id === actor.id
  return rows.map(
    ({ row, at, byId, byName }) =>
      // Drizzle cannot type a selection made from a generic table; its columns are exactly those of RowOfThing.
      ({
        id: row.id,
        at,
        kind,
        by: byId && knows(byId) ? { id: byId, name: byName } : null,
        row,
      }) as TimelineEntry,
  )
}
