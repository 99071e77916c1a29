import { and, isNull, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { folded } from '#db/columns.ts'
import { scopeOf } from '#domain/access.ts'
import { type Found, maxFoundOfAKind, type searchAnswer, type searchInput } from '#domain/search.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { registry } from '../records/registry.ts'
import { within } from '../records/visible.ts'
import { type Way, waysToMatch } from './conditions.ts'

/** How much of a misspelt word's trigrams a text must have. Single slips in words of five letters and more stay above. */
const alikeFrom = 0.45

/** The best rows of one kind that match in one way. */
const rowsOf = (of: Entity, actor: Actor, { where, nearness, look, byName }: Way, way: number): SQL => {
  const { id, archivedAt } = of.table
  const name = columnOf(of.table, of.title)
  const subtitle = of.detail ? sql`${columnOf(of.table, of.detail)}::text` : sql`null::text`
  const mine = within(of, scopeOf(actor.role, of.name, 'read'), actor)
  return sql`(select * from (
      select ${of.name}::text as type, ${id} as id, ${name} as title, ${subtitle} as subtitle,
        ${way}::int as way, ${nearness} as nearness
      from ${of.table} where ${and(isNull(archivedAt), mine, where)}
      ${byName ? sql`order by ${folded(name)}, ${id}` : sql``} limit ${look}
    ) as looked order by nearness desc, title, id)`
}

/**
 * The best of one kind: the surest ways first, and a vaguer one is only tried when those before have not found enough,
 * because PostgreSQL stops reading a UNION ALL at its LIMIT.
 */
const bestOf = (of: Entity, actor: Actor, typed: string): SQL[] => {
  if (scopeOf(actor.role, of.name, 'read') === 'none') return []
  const ways = waysToMatch(of, typed).map((way, at) => rowsOf(of, actor, way, at))
  if (ways.length === 0) return []
  return [sql`(select * from (${sql.join(ways, sql` union all `)}) as ways limit ${maxFoundOfAKind})`]
}

/** The one SELECT of a search over every kind that the actor may see, or null when there is nothing to ask. */
export const searchQuery = (actor: Actor, typed: string, limit: number): SQL | null => {
  const kinds = Object.values(registry).flatMap((of) => bestOf(of, actor, typed))
  if (kinds.length === 0) return null
  return sql`select type, id, title, subtitle from (${sql.join(kinds, sql` union all `)}) as found
    order by way, nearness desc, title, id limit ${limit}`
}

/** Runs what a search asks with the threshold that `alike` words are held against. */
export const inSearch = <T>(ask: (tx: Queryable) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(alikeFrom)}, true)`)
    return ask(tx)
  })

/**
 * Records of every kind by what was typed, the best first, without case, accents or a slip of the finger: a code, the
 * beginning of a name, the beginning of a word, a part of one, and only then what is like it. What the actor may not see
 * is not among them, and neither is what lies in the trash.
 */
export const search = async (
  actor: Actor,
  { q, limit }: z.output<typeof searchInput>,
): Promise<z.output<typeof searchAnswer>> => {
  const query = searchQuery(actor, q, limit)
  if (!query) return { data: [] }
  const { rows } = await inSearch((tx) => tx.execute<Found>(query))
  return { data: rows }
}
