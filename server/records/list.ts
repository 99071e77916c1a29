import { and, asc, desc, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { db } from '../database.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { visibleColumns } from './fields.ts'
import { findsFew, sortedAfresh } from './found-first.ts'
import { type Asked, conditions, type Narrowing } from './narrow.ts'
import { decodeCursor, encodeCursor, sortKey, sortType } from './sort.ts'

type ListAsked = Narrowing & {
  sort?: string | undefined
  cursor?: string | null | undefined
  limit: number
}

type Walk = {
  table: RecordTable
  /** What is read of each row; the id has to be among it. */
  columns: Record<string, PgColumn>
  where: SQL | undefined
  /** So few rows are expected that they are sorted, and no order is walked. */
  few?: boolean
  /** A sort of the table, with a minus for descending. */
  sort: string
  cursor?: string | null | undefined
  limit: number
}

/** The one SELECT of a page by keyset; it asks for one row more than the page holds, to know whether there is a next. */
export const walkQuery = ({ table, columns, where, few, sort, cursor, limit }: Walk) => {
  const down = sort.startsWith('-')
  const name = sort.replace(/^-/, '')
  const key = sortKey(table, name)
  const from = cursor ? decodeCursor(cursor, sort) : undefined
  const beyond =
    from &&
    sql`(${key}, ${table.id}) ${sql.raw(down ? '<' : '>')} (${from.key}::${sortType(table, name)}, ${from.id}::uuid)`
  const order = down ? desc : asc
  return db
    .select({ row: columns, key: sql<string>`${key}::text` })
    .from(table)
    .where(and(where, beyond))
    .orderBy(order(few ? sortedAfresh(key) : key), order(table.id))
    .limit(limit + 1)
}

/** The rows of one page and where the next one begins, or null on the last page. */
export const walk = async (asked: Walk) => {
  const rows = await walkQuery(asked)
  const page = rows.slice(0, asked.limit)
  const last = page.at(-1)
  return {
    items: page.map(({ row }) => row),
    nextCursor:
      last && rows.length > asked.limit ? encodeCursor(asked.sort, last.key, String(last.row.id)) : null,
  }
}

/** A list as a walk: what is visible and asked for, in the order asked for. */
export const walkOf = (asked: Asked, input: ListAsked): Walk => ({
  table: asked.of.table,
  columns: visibleColumns(asked.of.table),
  where: conditions(asked, input),
  sort: input.sort ?? asked.of.sort[0],
  cursor: input.cursor,
  limit: input.limit,
})

export const listQuery = (asked: Asked, input: ListAsked) => walkQuery(walkOf(asked, input))

/**
 * One page by keyset: the rows after the cursor, in order, the id breaking ties. Costs the same at any depth and any
 * size of table, and neither skips nor repeats a row while others write. `nextCursor` is null on the last page.
 */
export const listRecords = async <T extends RecordTable>(
  asked: Asked & { of: Entity<T> },
  input: ListAsked,
): Promise<{ items: RowOf<T>[]; nextCursor: string | null }> => {
  const asking = walkOf(asked, input)
  const few = await findsFew(asking.table, asking.where, input, asking.sort)
  const { items, nextCursor } = await walk({ ...asking, few })
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
  return { items: items as RowOf<T>[], nextCursor }
}
