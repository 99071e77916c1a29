import { and, asc, desc, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { visibleColumns } from './fields.ts'
import { type Asked, conditions, type Narrowing } from './narrow.ts'
import { decodeCursor, encodeCursor, sortKey, sortType } from './sort.ts'

type ListAsked = Narrowing & {
  sort?: string | undefined
  cursor?: string | null | undefined
  limit: number
}

/** The one SELECT of a page by keyset; it asks for one row more than the page holds, to know whether there is a next. */
export const listQuery = (asked: Asked, input: ListAsked) => {
  const { table } = asked.of
  const sort = input.sort ?? asked.of.sort[0]
  const down = sort.startsWith('-')
  const name = sort.replace(/^-/, '')
  const key = sortKey(table, name)
  const from = input.cursor ? decodeCursor(input.cursor, sort) : undefined
  const beyond =
    from &&
    sql`(${key}, ${table.id}) ${sql.raw(down ? '<' : '>')} (${from.key}::${sortType(table, name)}, ${from.id}::uuid)`
  const order = down ? desc : asc
  return db
    .select({ row: visibleColumns(table), key: sql<string>`${key}::text` })
    .from(table as RecordTable)
    .where(and(conditions(asked, input), beyond))
    .orderBy(order(key), order(table.id))
    .limit(input.limit + 1)
}

/**
 * One page by keyset: the rows after the cursor, in order, the id breaking ties. Costs the same at any depth and any
 * size of table, and neither skips nor repeats a row while others write. `nextCursor` is null on the last page.
 */
export const listRecords = async <T extends RecordTable>(
  asked: Asked & { of: Entity<T> },
  input: ListAsked,
): Promise<{ items: RowOf<T>[]; nextCursor: string | null }> => {
  const rows = await listQuery(asked, input)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  const sort = input.sort ?? asked.of.sort[0]
  return {
    // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
    items: page.map(({ row }) => row as RowOf<T>),
    nextCursor: last && rows.length > input.limit ? encodeCursor(sort, last.key, String(last.row.id)) : null,
  }
}
