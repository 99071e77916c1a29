import { asc, desc, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { maxPagedRows } from '#domain/list.ts'
import { db } from '../database.ts'
import { badInput } from '../errors.ts'
import { countQuery, countRecords, totalOf } from './count.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { visibleColumns } from './fields.ts'
import { findsFew, sortedAfresh } from './found-first.ts'
import type { pageInput } from './list-input.ts'
import { type Asked, conditions, flatNarrowing } from './narrow.ts'
import { sortKey } from './sort.ts'

/** One numbered page with its total, for REST: both in one question to the database, which costs less than two. */
export const pageOfRecords = async <T extends RecordTable>(
  asked: Asked & { of: Entity<T> },
  input: z.output<ReturnType<typeof pageInput>>,
) => {
  const { page, limit, sortBy, sortOrder, ...flat } = input
  const { of } = asked
  const name = sortBy ?? of.sort[0]
  if (page * limit > maxPagedRows) throw badInput([{ path: 'page', message: 'page_too_deep' }])
  const narrowed = flatNarrowing(of, flat)
  const where = conditions(asked, narrowed)
  const few = await findsFew(of.table, where, narrowed.search)
  const key = sortKey(of.table, name)
  const order = sortOrder === 'desc' ? desc : asc
  const read = await db
    .select({ row: visibleColumns(of.table), counted: sql<number>`(${countQuery(of.table, where)})` })
    .from(of.table as RecordTable)
    .where(where)
    .orderBy(order(few ? sortedAfresh(key) : key), order(of.table.id))
    .limit(limit)
    .offset((page - 1) * limit)
  const [first] = read
  // A page beyond the last has no row that could say how many there are.
  const { total } =
    first || page === 1
      ? await totalOf(first?.counted ?? 0, of.table, where)
      : await countRecords(asked, narrowed)
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
  return { data: read.map(({ row }) => row as RowOf<T>), total, page, limit }
}
