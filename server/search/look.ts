import { and, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { type Scope, scopeOf } from '#domain/access.ts'
import type { Entity as EntityName } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { registry } from '../records/registry.ts'
import { within } from '../records/visible.ts'
import type { Match } from './best.ts'
import { alikeFrom, type Way } from './conditions.ts'

/** Who looks for what, and in which ways. */
export type Look = {
  actor: Actor
  typed: string
  waysOf: (of: Entity, typed: string) => Way[]
  /** Kinds that are left out. */
  except?: ReadonlySet<EntityName>
  /** Only so many of the newest records are asked, of the kinds that the actor sees all of. */
  newest?: number
}

/**
 * The rows of a kind that are asked. What is somebody's own is found by whose it is before anything else is asked: there
 * is little of it, and in no order does it come first.
 */
const askedOf = (
  of: Entity,
  { actor, newest }: Look,
  scope: Scope,
): { own?: SQL; from: SQL; where?: SQL } => {
  const { table } = of
  const { id, createdAt, archivedAt, searchText } = table
  const named = [of.title, of.detail, of.code].flatMap((name) => (name ? [columnOf(table, name)] : []))
  const rows = sql`select ${sql.join([id, searchText, ...named], sql`, `)} from ${table}
    where ${and(isNull(archivedAt), within(of, scope, actor))}`
  if (scope === 'own') return { own: sql`with own as materialized (${rows})`, from: sql`own as ${table}` }
  return newest
    ? { from: sql`(${rows} order by ${createdAt} desc, ${id} desc limit ${newest}) as ${table}` }
    : { from: sql`${table}`, where: isNull(archivedAt) }
}

/** The rows of a kind that match in one way. */
const rowsOf = (of: Entity, look: Look, scope: Scope, way: Way): SQL => {
  const { own, from, where } = askedOf(of, look, scope)
  const detail = of.detail ? sql`${columnOf(of.table, of.detail)}::text` : sql`null::text`
  return sql`(${own} select ${of.name}::text as type, ${of.table.id} as id,
      ${columnOf(of.table, of.title)} as title, ${detail} as subtitle,
      ${way.rank} as rank, ${way.nearness} as nearness
    from ${from} where ${and(where, way.where)}
    ${way.order && sql`order by ${way.order}`} limit ${way.most})`
}

/**
 * One SELECT over every kind that the actor may see, or null where there is nothing to ask. It is as flat as can be:
 * PostgreSQL copies what is nested once for every level, and planning is most of what a search costs.
 */
export const lookQuery = (look: Look): SQL | null => {
  const parts = Object.values(registry).flatMap((of) => {
    const scope = scopeOf(look.actor.role, of.name, 'read')
    if (scope === 'none' || look.except?.has(of.name) || (look.newest && scope === 'own')) return []
    return look.waysOf(of, look.typed).map((way) => rowsOf(of, look, scope, way))
  })
  return parts.length > 0 ? sql.join(parts, sql` union all `) : null
}

const rowsBy = (query: SQL) => async (tx: Queryable) => (await tx.execute<Match>(query)).rows

/** What matches, in no order. */
export const looked = async (look: Look): Promise<Match[]> => {
  const query = lookQuery(look)
  return query ? rowsBy(query)(db) : []
}

/**
 * Asks of everybody's records only those that the index of trigrams has found. PostgreSQL takes what is typed to be spread
 * evenly, and some text to be like anything: it would read on, in some order, until enough has come by.
 */
export const byTrigrams = <T>(ask: (tx: Queryable) => Promise<T>): Promise<T> =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select set_config('pg_trgm.word_similarity_threshold', ${String(alikeFrom)}, true),
      set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true)`)
    return ask(tx)
  })

/** What matches, in no order, looked for by trigrams alone. */
export const lookedByTrigrams = async (look: Look): Promise<Match[]> => {
  const query = lookQuery(look)
  return query ? byTrigrams(rowsBy(query)) : []
}
