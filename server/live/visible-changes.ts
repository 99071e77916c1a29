import { and, inArray } from 'drizzle-orm'
import { scopeOf } from '#domain/access.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { registry } from '../records/registry.ts'
import { within } from '../records/visible.ts'
import type { Change } from './notice.ts'

/** Those of these records of one kind that the actor may read; in the trash too, or one would not learn that they left. */
const visibleIds = async (actor: Actor, type: Change['type'], changes: Change[]): Promise<Set<string>> => {
  const scope = scopeOf(actor.role, type, 'read')
  const ids = [...new Set(changes.flatMap((change) => (change.type === type ? [change.id] : [])))]
  if (scope === 'all') return new Set(ids)
  if (scope === 'none') return new Set()
  const of = registry[type]
  const { table } = of
  const rows = await db
    .select({ id: table.id })
    .from(table)
    .where(and(inArray(table.id, ids), within(of, scope, actor)))
  return new Set(rows.map((row) => String(row.id)))
}

/** What an actor may be told of, by the very conditions that their lists use. */
export const visibleChanges = async (actor: Actor, changes: Change[]): Promise<Change[]> => {
  const readable = changes.filter(({ of }) => scopeOf(actor.role, of, 'read') !== 'none')
  const types = [...new Set(readable.map(({ type }) => type))]
  const seen = await Promise.all(
    types.map(async (type) => [type, await visibleIds(actor, type, readable)] as const),
  )
  const idsOf = new Map(seen)
  return readable.filter(({ type, id }) => idsOf.get(type)?.has(id))
}
