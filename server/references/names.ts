import { and, inArray, isNotNull, isNull, or } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import { scopeOf } from '#domain/access.ts'
import type { namesInput } from '#domain/references.ts'
import { isStaff } from '#domain/roles.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { registry } from '../records/registry.ts'
import { within } from '../records/visible.ts'

type Asked = z.output<typeof namesInput>['of'][number]
type Named = { to: Asked['to']; id: string; name: string; archived: boolean }
type Found = { id: unknown; name: unknown; archivedAt: unknown }

/** In the trash a record keeps its name for whoever may read its history: a deal goes on naming its client. */
const visible = (of: Entity, actor: Actor) => {
  const reach = (action: 'read' | 'history') => within(of, scopeOf(actor.role, of.name, action), actor)
  const { archivedAt } = of.table
  return or(and(isNull(archivedAt), reach('read')), and(isNotNull(archivedAt), reach('history')))
}

const records = (of: Entity, actor: Actor, ids: string[]): Promise<Found[]> =>
  db
    .select({ id: of.table.id, name: columnOf(of.table, of.title), archivedAt: of.table.archivedAt })
    .from(of.table)
    .where(and(inArray(of.table.id, ids), visible(of, actor)))

/** Staff know each user's name, of those too who have left; portal roles know nobody's. */
const people = async (actor: Actor, ids: string[]): Promise<Found[]> =>
  isStaff(actor.role)
    ? db
        .select({ id: users.id, name: users.fullName, archivedAt: users.archivedAt })
        .from(users)
        .where(inArray(users.id, ids))
    : []

/** What the records behind these ids are called. One that the actor may not see is simply not among the answers. */
export const namesOf = async (actor: Actor, of: Asked[]): Promise<{ items: Named[] }> => {
  const named = async ({ to, ids }: Asked) => {
    if (ids.length === 0) return []
    const found = await (to === 'users' ? people(actor, ids) : records(registry[to], actor, ids))
    return found.map(({ id, name, archivedAt }) => ({
      to,
      id: String(id),
      name: String(name),
      archived: archivedAt !== null,
    }))
  }
  return { items: (await Promise.all(of.map(named))).flat() }
}
