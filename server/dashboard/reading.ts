import { scopeOf } from '#domain/access.ts'
import type { Actor } from '../context.ts'
import type { Entity, RecordTable } from '../records/entity.ts'

/** Somebody's list of what they may read, for a figure that counts it: the very one behind the list's own page. */
export const reading = <T extends RecordTable>(of: Entity<T>, actor: Actor) => ({
  of,
  actor,
  scope: scopeOf(actor.role, of.name, 'read'),
})
