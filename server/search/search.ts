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
import { type Way, waysToHold, waysToResemble } from './conditions.ts'

/** Who has found so many need not be shown what is only like what they typed. */
const enough = 5

/** How much of a misspelt word's trigrams a text must have: a slip in a word of five letters and more stays above. */
const alikeFrom = 0.45

/** The best rows of one kind that match in one way. */
const rowsOf = (of: Entity, actor: Actor, { rank, where, nearness, look, byName }: Way): SQL => {
  const { id, archivedAt } = of.table
  const title = columnOf(of.table, of.title)
  const subtitle = of.detail ? sql`${columnOf(of.table, of.detail)}::text` : sql`null::text`
  const mine = within(of, scopeOf(actor.role, of.name, 'read'), actor)
  return sql`(select * from (
      select ${of.name}::text as type, ${id} as id, ${title} as title, ${subtitle} as subtitle,
        ${rank} as rank, ${nearness} as nearness
      from ${of.table} where ${and(isNull(archivedAt), mine, where)}
      ${byName ? sql`order by ${folded(title)}, ${id}` : sql``} limit ${look}
    ) as looked order by rank, nearness desc, title, id)`
}

type Ways = (of: Entity, typed: string) => Way[]

/**
 * The one SELECT that goes over every kind that the actor may see, or null where there is nothing to ask. Of each kind it
 * takes a few, and tries a vaguer way only while the surer ones have not found them: PostgreSQL stops reading a UNION ALL
 * at its LIMIT.
 */
export const searchQuery = (actor: Actor, typed: string, limit: number, waysOf: Ways): SQL | null => {
  const kinds = Object.values(registry).flatMap((of) => {
    if (scopeOf(actor.role, of.name, 'read') === 'none') return []
    const ways = waysOf(of, typed).map((way) => rowsOf(of, actor, way))
    if (ways.length === 0) return []
    return [sql`(select * from (${sql.join(ways, sql` union all `)}) as ways limit ${maxFoundOfAKind})`]
  })
  if (kinds.length === 0) return null
  return sql`select type, id, title, subtitle from (${sql.join(kinds, sql` union all `)}) as found
    order by rank, nearness desc, title, id limit ${limit}`
}

const run = async (tx: Queryable, query: SQL | null): Promise<Found[]> =>
  query ? (await tx.execute<Found>(query)).rows : []

/**
 * Asks for what is only alike, with the threshold that words are held against. The planner believes that some text is
 * like anything and would read the table until it is; so it may only go by the trigrams.
 */
export const askVaguely = <T>(ask: (tx: Queryable) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(alikeFrom)}, true),
      set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`)
    return ask(tx)
  })

/**
 * Records of every kind by what was typed, the best first, without case and accents: a code, the beginning of a name, the
 * beginning of a word, a part of one; and where that finds hardly any, what is like it, so that a slip of the finger does
 * no harm. What the actor may not see is not among them, and neither is what lies in the trash.
 */
export const search = async (
  actor: Actor,
  { q, limit }: z.output<typeof searchInput>,
): Promise<z.output<typeof searchAnswer>> => {
  const held = await run(db, searchQuery(actor, q, limit, waysToHold))
  const vague = held.length < enough ? searchQuery(actor, q, limit, waysToResemble) : null
  if (!vague) return { data: held }
  const known = new Set(held.map(({ id }) => id))
  const alike = (await askVaguely((tx) => run(tx, vague))).filter(({ id }) => !known.has(id))
  return { data: [...held, ...alike].slice(0, limit) }
}
