import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { scopeOf } from '#domain/access.ts'
import { type Entity as EntityName, entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { onlyForward, pageLimit } from '../records/list-input.ts'
import { registry } from '../records/registry.ts'
import { decodeCursor, encodeCursor } from '../records/sort.ts'
import { within } from '../records/visible.ts'

export const trashInput = z.strictObject({
  cursor: z.string().max(1_000, { error: 'too_long' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
})

const line = z.strictObject({
  type: z.enum(entities),
  id: z.uuid(),
  title: z.string(),
  archivedAt: z.iso.datetime(),
})
export const trashAnswer = z.strictObject({ items: z.array(line), nextCursor: z.string().nullable() })

const sort = 'archivedAt'
type Page = { beyond: SQL; limit: number }
type Row = { type: EntityName; id: string; title: string; at: string }

/** The newest of one kind, by the index of its trash. */
const newestOf = (of: Entity, actor: Actor, { beyond, limit }: Page): SQL[] => {
  const scope = scopeOf(actor.role, of.name, 'restore')
  if (scope === 'none') return []
  const { id, archivedAt } = of.table
  const mine = within(of, scope, actor) ?? sql`true`
  return [
    sql`(select ${of.name}::text as type, ${id} as id, ${columnOf(of.table, of.title)} as title,
      ${archivedAt} as archived_at from ${of.table}
      where ${archivedAt} is not null and ${mine} and (${archivedAt}, ${id}) < ${beyond}
      order by ${archivedAt} desc, ${id} desc limit ${limit})`,
  ]
}

/** What lies in the trash and may be restored by whoever asks, of every kind, the newest first, by keyset. */
export const listTrash = async (
  actor: Actor,
  { cursor, limit }: z.output<typeof trashInput>,
): Promise<z.output<typeof trashAnswer>> => {
  const from = cursor ? decodeCursor(cursor, sort) : { key: 'infinity', id: null }
  const lastId = from.id ?? 'ffffffff-ffff-ffff-ffff-ffffffffffff'
  const page = { beyond: sql`(${from.key}::timestamptz, ${lastId}::uuid)`, limit: limit + 1 }
  const kinds = Object.values(registry).flatMap((of) => newestOf(of, actor, page))
  if (kinds.length === 0) return { items: [], nextCursor: null }
  const { rows } = await db.execute<Row>(sql`
    select type, id, title, archived_at::text as at from (${sql.join(kinds, sql` union all `)}) as trash
    order by archived_at desc, id desc limit ${limit + 1}`)
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return {
    items: items.map(({ at, ...row }) => ({ ...row, archivedAt: new Date(at).toISOString() })),
    nextCursor: last && rows.length > limit ? encodeCursor(sort, last.at, last.id) : null,
  }
}
