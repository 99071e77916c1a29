import { asc, desc, eq, type SQL, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { exactTotal, maxPagedRows } from '#domain/list.ts'
import { db } from '../database.ts'
import { badInput } from '../errors.ts'
import { countQuery, countRecords, totalOf } from './count.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { visibleColumns } from './fields.ts'
import { findsFew } from './found-first.ts'
import type { pageInput } from './list-input.ts'
import { type Asked, conditions, flatNarrowing } from './narrow.ts'
import { sortKey } from './sort.ts'

type Page = {
  table: RecordTable
  where: SQL | undefined
  key: SQL
  order: typeof asc
  limit: number
  offset: number
}

/** A page on a walk along the order; each row says how many there are, up to `exactTotal` and one. */
const walkedPage = ({ table, where, key, order, limit, offset }: Page, known: number | undefined) =>
  db
    .select({ row: visibleColumns(table), counted: sql<number>`(${known ?? countQuery(table, where)})::int` })
    .from(table)
    .where(where)
    .orderBy(order(key), order(table.id))
    .limit(limit)
    .offset(offset)

/**
 * The same from one pass: what matches has to be read for the count, and is sorted when it is found, as it may all come
 * last (docs/decisions/0018). Where more match than are counted, the rows are some of these, and not the first.
 */
export const foundPage = ({ table, where, key, order, limit, offset }: Page) => {
  const found = db.$with('found').as(
    db
      .select({ id: table.id, key: key.as('key') })
      .from(table)
      .where(where)
      .limit(exactTotal + 1),
  )
  const page = db
    .select()
    .from(found)
    .orderBy(order(found.key), order(found.id))
    .limit(limit)
    .offset(offset)
    .as('page')
  return db
    .with(found)
    .select({ row: visibleColumns(table), counted: sql<number>`(select count(*)::int from ${found})` })
    .from(page)
    .innerJoin(table, eq(table.id, page.id))
    .orderBy(order(page.key), order(page.id))
}

/** Expected are easily two or three times as many as there are: PostgreSQL goes by a hundred rows. */
const expectedAtMost = 3 * exactTotal

/** One numbered page with its total, for REST: both in one question to the database, which costs less than two. */
export const pageOfRecords = async <T extends RecordTable>(
  asked: Asked & { of: Entity<T> },
  input: z.output<ReturnType<typeof pageInput>>,
) => {
  const { page, limit, sortBy, sortOrder, ...flat } = input
  const { of } = asked
  if (page * limit > maxPagedRows) throw badInput([{ path: 'page', message: 'page_too_deep' }])
  const narrowed = flatNarrowing(of, flat)
  const where = conditions(asked, narrowed)
  const sort = sortBy ?? of.sort[0]
  const wanted: Page = {
    table: of.table,
    where,
    key: sortKey(of.table, sort),
    order: sortOrder === 'desc' ? desc : asc,
    limit,
    offset: (page - 1) * limit,
  }
  const few = await findsFew(of.table, where, narrowed, sort, expectedAtMost)
  const found = few ? await foundPage(wanted) : []
  const known = found[0]?.counted
  const isAll = few && (known ?? 0) <= exactTotal
  const read = isAll ? found : await walkedPage(wanted, known)
  const [first] = read
  // A page beyond the last has no row that could say how many there are.
  const { total } =
    first || page === 1
      ? await totalOf(first?.counted ?? 0, of.table, where)
      : await countRecords(asked, narrowed)
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
  return { data: read.map(({ row }) => row as RowOf<T>), total, page, limit }
}
