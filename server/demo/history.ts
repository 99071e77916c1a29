import type { auditLog } from '#db/schema/system.ts'
import type { Entity } from '#domain/entities.ts'
import type { Dice } from './dice.ts'

type Line = typeof auditLog.$inferInsert & { at: string }
type Row = {
  id?: string | undefined
  createdAt?: string | undefined
  updatedAt?: string | undefined
  createdBy?: string | null | undefined
  status?: string | undefined
}

/** What the log would have heard of these records: that they were made, and that some took their present status. */
export const historyOf = (
  dice: Dice,
  { type, rows, before, people }: { type: Entity; rows: Row[]; before: string; people: Map<string, string> },
): Line[] =>
  rows.flatMap(({ id, createdAt = '', updatedAt = '', createdBy, status }) => {
    const line = (verb: string, at: string, changes: Line['changes']): Line => ({
      id: dice.idAt(new Date(at)),
      at,
      action: `${type}.${verb}`,
      actorId: createdBy,
      actorName: createdBy ? people.get(createdBy) : null,
      subjectType: type,
      subjectId: id,
      changes,
      ip: 'demo',
    })
    const changed = updatedAt > createdAt && status !== before
    return [
      line('create', createdAt, { status: { before: null, after: changed ? before : status } }),
      ...(changed ? [line('update', updatedAt, { status: { before, after: status } })] : []),
    ]
  })
