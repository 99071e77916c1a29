import { getTableName, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { scopeOf } from '#domain/access.ts'
import type { Actor } from '../context.ts'
import { badInput } from '../errors.ts'
import type { Entity, RecordTable } from '../records/entity.ts'
import { visibleRow } from '../records/visible.ts'

/** A table whose rows are cards of a board. */
export type CardTable = RecordTable & Record<'boardRank', PgColumn>

/** Beside which card another is put; beside none means before all. */
export type Place = { before?: string | undefined; after?: string | undefined }

/** Beyond so many decimals the whole order is numbered anew. */
const mostDecimals = 100

const found = z.object({ rank: z.string().nullable(), decimals: z.number().nullable() })

const one = async (tx: Queryable, query: SQL) => {
  const { rows } = await tx.execute(query)
  return found.parse(rows[0] ?? { rank: null, decimals: null })
}

/** From here to the end of the transaction nobody else changes the order of these cards. */
export const lockOrder = (tx: Queryable, { table }: { table: CardTable }) =>
  tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`board:${getTableName(table)}`}))`)

const beforeAll = (table: CardTable) =>
  sql`select -nextval(${`${getTableName(table)}_board_rank_seq`})::numeric as rank, 0 as decimals`

/** The shortest decimal between the card and its neighbour; a step further where it has none. */
const beside = (table: CardTable, anchor: string, side: 'before' | 'after') => {
  const { boardRank, id } = table
  const of = sql`(select ${boardRank} from ${table} where ${id} = ${anchor})`
  const neighbour =
    side === 'after'
      ? sql`coalesce((select min(${boardRank}) from ${table} where ${boardRank} > ${of}), floor(${of}) + 2)`
      : sql`(select max(${boardRank}) from ${table} where ${boardRank} < ${of})`
  return sql`
    with gap as materialized (select ${of} as here, ${neighbour} as there)
    select trim_scale(middle) as rank, decimals from gap,
      generate_series(0, greatest(scale(here), scale(there)) + 1) as decimals,
      round((here + there) * 0.5, decimals) as middle
    where middle > least(here, there) and middle < greatest(here, there)
    order by decimals limit 1`
}

/** The rank of a place, within `lockOrder`. A card that the actor may not see is not found, here as anywhere. */
export const rankAt = async <T extends CardTable>(
  tx: Queryable,
  of: Entity<T>,
  actor: Actor,
  { before, after }: Place,
) => {
  if (before && after) throw badInput([{ path: 'after', message: 'not_an_option' }])
  const anchor = before ?? after
  if (!anchor) return one(tx, beforeAll(of.table))
  await visibleRow(tx, { of, scope: scopeOf(actor.role, of.name, 'read'), actor, id: anchor })
  const rank = await one(tx, beside(of.table, anchor, before ? 'before' : 'after'))
  // Only the first of all has nothing before it.
  return rank.rank === null ? one(tx, beforeAll(of.table)) : rank
}

/** Numbers the order anew where halving one gap again and again has made ranks long. Nothing moves. */
export const shorten = async (tx: Queryable, { table }: { table: CardTable }, decimals: number | null) => {
  if ((decimals ?? 0) <= mostDecimals) return
  const { boardRank, id } = table
  const name = sql.identifier('board_rank')
  await tx.execute(sql`
    update ${table} set ${name} = ordered.place
    from (select ${id} as card, row_number() over (order by ${boardRank}, ${id}) as place from ${table}) as ordered
    where ordered.card = ${id}`)
}
