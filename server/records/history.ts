import { and, desc, eq, lt } from 'drizzle-orm'
import { z } from 'zod'
import { auditLog } from '#db/schema/system.ts'
import type { Scope } from '#domain/access.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import type { Entity } from './entity.ts'
import { onlyForward, pageLimit } from './list-input.ts'
import { visibleRow } from './visible.ts'

export const historyInput = z.strictObject({
  id: z.uuid({ error: 'uuid' }),
  /** The id of the last line that was read. */
  cursor: z.uuid({ error: 'uuid' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
})

const historyLine = z.strictObject({
  id: z.uuid(),
  at: z.iso.datetime(),
  action: z.string(),
  actorName: z.string().nullable(),
  changes: z.record(z.string(), z.strictObject({ before: z.unknown(), after: z.unknown() })).nullable(),
})

export const historyAnswer = z.strictObject({ items: z.array(historyLine), nextCursor: z.uuid().nullable() })

/** Who changed what in a record, newest first. Visible to whoever may see the record, in the trash too. */
export const historyOf = async (
  of: Entity,
  { actor, scope }: { actor: Actor; scope: Scope },
  { id, cursor, limit }: z.output<typeof historyInput>,
) => {
  await visibleRow(db, { of, scope, actor, id }, { trash: 'either' })
  const rows = await db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      action: auditLog.action,
      actorName: auditLog.actorName,
      changes: auditLog.changes,
    })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.subjectType, of.name),
        eq(auditLog.subjectId, id),
        cursor ? lt(auditLog.id, cursor) : undefined,
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(limit + 1)
  const items = rows.slice(0, limit)
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}
