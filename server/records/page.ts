import { asc, desc } from 'drizzle-orm'
import type { z } from 'zod'
import { maxPagedRows } from '#domain/list.ts'
import { db } from '../database.ts'
import { badInput } from '../errors.ts'
import { countRecords } from './count.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { visibleColumns } from './fields.ts'
import { findsFew, sortedAfresh } from './found-first.ts'
import type { pageInput } from './list-input.ts'
import { type Asked, conditions, flatNarrowing } from './narrow.ts'
import { sortKey } from './sort.ts'

/** One numbered page with its total, for REST. */
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
  const [data, { total }] = await Promise.all([
    db
      .select(visibleColumns(of.table))
      .from(of.table as RecordTable)
      .where(where)
      .orderBy(order(few ? sortedAfresh(key) : key), order(of.table.id))
      .limit(limit)
      .offset((page - 1) * limit),
    countRecords(asked, narrowed),
  ])
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
  return { data: data as RowOf<T>[], total, page, limit }
}
