import { and, inArray, isNull } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import type { Changes } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import { scopeOf } from '#domain/access.ts'
import { type Entity as EntityName, entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { badInput } from '../errors.ts'
import { type Entity, statedEntity } from './entity.ts'
import { within } from './visible.ts'

type Target = EntityName | 'users'
type Referred = { field: string; to: Target; ids: string[] }

const isEntity = (value: unknown): value is EntityName => entities.some((name) => name === value)

/** Where a field leads: domain/fields.ts says it beside its label. */
const targetOf = (of: Entity, field: string): Target | undefined => {
  const type = of.input.shape[field]
  const to = type instanceof z.ZodType ? type.meta()?.to : undefined
  return to === 'users' || isEntity(to) ? to : undefined
}

const idsOf = (value: unknown): string[] => [value ?? []].flat().map(String)

/** The ids that a change brings in; those that stood there before may since have gone to the trash. */
const broughtIn = ({ before, after }: Changes[string]) => {
  const known = new Set(idsOf(before))
  return idsOf(after).filter((id) => !known.has(id))
}

/** A row before a change, and what changes in it. */
export type Changing = { before: Record<string, unknown>; changes: Changes }

/** A task is about a record of any kind: two fields together say which. */
const subjectOf = ({ before, changes }: Changing): Referred[] => {
  if (!('subjectType' in changes || 'subjectId' in changes)) return []
  const now = (field: string) => (field in changes ? changes[field]?.after : before[field])
  const [to, id] = [now('subjectType'), now('subjectId')]
  return isEntity(to) && id ? [{ field: 'subjectId', to, ids: idsOf(id) }] : []
}

const referredBy = (of: Entity, changing: Changing): Referred[] => [
  ...Object.entries(changing.changes).flatMap(([field, change]) => {
    const to = targetOf(of, field)
    const ids = to ? broughtIn(change) : []
    return to && ids.length > 0 ? [{ field, to, ids }] : []
  }),
  ...subjectOf(changing),
]

/** Many rows that are given one patch refer to the same: each is looked up once. */
const distinct = (all: Referred[]): Referred[] => {
  const byField = new Map<string, Referred>()
  for (const one of all) {
    const key = `${one.field} ${one.to}`
    const ids = new Set([...(byField.get(key)?.ids ?? []), ...one.ids])
    byField.set(key, { ...one, ids: [...ids] })
  }
  return [...byField.values()]
}

const seen = async (tx: Queryable, actor: Actor, { to, ids }: Referred) => {
  if (to === 'users')
    return tx
      .select({ id: users.id })
      .from(users)
      .where(and(inArray(users.id, ids), isNull(users.archivedAt)))
  const of = statedEntity(to)
  const { table } = of
  const reach = within(of, scopeOf(actor.role, to, 'read'), actor)
  return tx
    .select({ id: table.id })
    .from(table)
    .where(and(inArray(table.id, ids), isNull(table.archivedAt), reach))
}

/**
 * What a change newly refers to must be there for the actor to see: no foreign key knows of rights, of the trash, of the
 * members in an array or of a task's subject. BAD_REQUEST with the field otherwise, the same for absent and hidden.
 */
export const requireReferences = async (tx: Queryable, of: Entity, actor: Actor, all: Changing[]) => {
  for (const referred of distinct(all.flatMap((changing) => referredBy(of, changing)))) {
    const found = new Set((await seen(tx, actor, referred)).map(({ id }) => String(id)))
    if (referred.ids.some((id) => !found.has(id.toLowerCase())))
      throw badInput([{ path: referred.field, message: 'no_such_record' }])
  }
}
