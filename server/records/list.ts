import { and, arrayOverlaps, asc, desc, inArray, isNotNull, isNull, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { folded } from '#db/columns.ts'
import { defaultPageSize, exactTotal, maxPagedRows, maxPageSize, searchText } from '#domain/list.ts'
import type { Scope } from '#domain/access.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { badInput } from '../errors.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { columnOf, filterValue, visibleColumns } from './fields.ts'
import { matches } from './search.ts'
import { within } from './visible.ts'

type Asked = { of: Entity; scope: Scope; actor: Actor }
type Narrowing = { search?: string | undefined; filter?: Record<string, unknown[] | undefined> | undefined; archived?: boolean | undefined }
type Filter<F extends string> = { [P in F]?: (string | number | boolean)[] | undefined }
export type Sort<K extends string> = K | `-${K}`

/** The sort values of an entity: a column, or the column with a minus for descending. */
const sorts = <K extends string>(of: { sort: readonly [K, ...K[]] }) => {
  const both: Sort<K>[] = of.sort.flatMap((name): Sort<K>[] => [name, `-${name}`])
  return z.enum(both, { error: 'not_an_option' })
}

/** What narrows a list: for `list`, `count` and whatever else goes over "the rows I am looking at". */
export const narrowing = <F extends string>(of: Entity & { filter: readonly F[] }) => {
  const values = Object.fromEntries(of.filter.map((name) => [name, z.array(filterValue(of, name)).max(100, { error: 'too_many' }).optional()]))
  return {
    search: searchText.optional(),
    // The shape is built from of.filter, whose names TypeScript can not follow through fromEntries.
    filter: (z.strictObject(values) as unknown as z.ZodType<Filter<F>, Filter<F>>).optional(),
    archived: z.boolean().optional(),
  }
}

export const listInput = <K extends string, F extends string>(of: Entity & { sort: readonly [K, ...K[]]; filter: readonly F[] }) =>
  z.strictObject({
    ...narrowing(of),
    sort: sorts(of).optional(),
    cursor: z.string().max(1_000, { error: 'too_long' }).nullish(),
    limit: z.int().min(1, { error: 'out_of_range' }).max(maxPageSize, { error: 'out_of_range' }).default(defaultPageSize),
  })

/** REST's list input: flat, everything as a query string writes it, unknown names refused. */
export const pageInput = (of: Entity) => {
  const several = (name: string) =>
    z.preprocess((value) => (value === undefined || Array.isArray(value) ? value : [value]), z.array(filterValue(of, name)).max(100, { error: 'too_many' }).optional())
  return z.strictObject({
    page: z.coerce.number({ error: 'integer' }).int({ error: 'integer' }).min(1, { error: 'out_of_range' }).default(1),
    limit: z.coerce.number({ error: 'integer' }).int({ error: 'integer' }).min(1, { error: 'out_of_range' }).max(maxPageSize, { error: 'out_of_range' }).default(defaultPageSize),
    search: searchText.optional(),
    sortBy: z.string().optional(),
    sortOrder: z.enum(['asc', 'desc'], { error: 'not_an_option' }).default('asc'),
    ...Object.fromEntries(of.filter.map((name) => [name, several(name)])),
  })
}

const conditions = ({ of, scope, actor }: Asked, { search, filter, archived }: Narrowing): SQL | undefined => {
  const { table } = of
  const chosen = Object.entries(filter ?? {}).flatMap(([name, values]) => {
    if (!values?.length) return []
    const column = columnOf(table, name)
    return [column.columnType === 'PgArray' ? arrayOverlaps(column, values) : inArray(column, values)]
  })
  return and(
    archived ? isNotNull(table.archivedAt) : isNull(table.archivedAt),
    within(of, scope, actor),
    search ? matches(table, search) : undefined,
    ...chosen,
  )
}

/** What a sort orders by. Text is folded, so that É stands with e; everything else is taken as it is. */
const sortKey = (table: RecordTable, name: string) => {
  const column = columnOf(table, name)
  return column.columnType === 'PgText' ? folded(column) : sql<string>`${column}`
}

const cursorShape = z.tuple([z.string(), z.string(), z.uuid()])
const encodeCursor = (sort: string, key: string, id: string) => Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')

const decodeCursor = (cursor: string, sort: string) => {
  try {
    const [of, key, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (of === sort && !key.includes('\u0000')) return { key, id }
  } catch {
    // falls through: a cursor that is not ours is bad input, whatever is wrong with it
  }
  throw badInput([{ path: 'cursor', message: 'cursor' }])
}

const castOf = (table: RecordTable, name: string) => sql.raw(columnOf(table, name).getSQLType())

/**
 * One page by keyset: the rows after the cursor, in order, the id breaking ties. Costs the same at any depth and any
 * size of table, and neither skips nor repeats a row while others write. `nextCursor` is null on the last page.
 */
export const listRecords = async <T extends RecordTable>(
  asked: Asked & { of: Entity<T> },
  input: Narrowing & { sort?: string | undefined; cursor?: string | null | undefined; limit: number },
): Promise<{ items: RowOf<T>[]; nextCursor: string | null }> => {
  const { table } = asked.of
  const sort = input.sort ?? asked.of.sort[0]
  const down = sort.startsWith('-')
  const name = sort.replace(/^-/, '')
  const key = sortKey(table, name)
  const from = input.cursor ? decodeCursor(input.cursor, sort) : undefined
  const beyond = from && sql`(${key}, ${table.id}) ${sql.raw(down ? '<' : '>')} (${from.key}::${castOf(table, name)}, ${from.id}::uuid)`
  const order = down ? desc : asc
  const rows = await db
    .select({ row: visibleColumns(table), key: sql<string>`${key}::text` })
    .from(table as RecordTable)
    .where(and(conditions(asked, input), beyond))
    .orderBy(order(key), order(table.id))
    .limit(input.limit + 1)
  const page = rows.slice(0, input.limit)
  const last = page.at(-1)
  return {
    // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
    items: page.map(({ row }) => row as RowOf<T>),
    nextCursor: last && rows.length > input.limit ? encodeCursor(sort, last.key, String(last.row.id)) : null,
  }
}

/**
 * How many rows a list has: exact up to `exactTotal`, beyond that the planner's estimate, so that it costs the same
 * with a million rows as with ten thousand (docs/decisions/0004).
 */
export const countRecords = async (asked: Asked, input: Narrowing): Promise<{ total: number; exact: boolean }> => {
  const where = conditions(asked, input)
  const some = db.select({ one: sql`1` }).from(asked.of.table).where(where).limit(exactTotal + 1).as('some')
  const [counted] = await db.select({ total: sql<number>`count(*)::int` }).from(some)
  const total = counted?.total ?? 0
  if (total <= exactTotal) return { total, exact: true }
  const { rows } = await db.execute<{ 'QUERY PLAN': unknown }>(sql`explain (format json) ${db.select({ id: asked.of.table.id }).from(asked.of.table).where(where)}`)
  return { total: Math.max(total, plannedRows.parse(rows[0]?.['QUERY PLAN'])), exact: false }
}

/** What EXPLAIN (FORMAT JSON) says of the outermost node; Drizzle hands JSON through as text or parsed. */
const plannedRows = z
  .preprocess((plan) => (typeof plan === 'string' ? JSON.parse(plan) : plan), z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]))
  .transform(([{ Plan }]) => Plan['Plan Rows'])

/** One numbered page with its total, for REST. */
export const pageOfRecords = async <T extends RecordTable>(asked: Asked & { of: Entity<T> }, input: z.output<ReturnType<typeof pageInput>>) => {
  const { page, limit, search, sortBy, sortOrder, ...filter } = input
  const { of } = asked
  const name = of.sort.find((column) => column === (sortBy ?? of.sort[0]))
  if (!name) throw badInput([{ path: 'sortBy', message: 'not_an_option' }])
  if (page * limit > maxPagedRows) throw badInput([{ path: 'page', message: 'page_too_deep' }])
  // The rest of the input is of.filter's names with arrays of values: pageInput built it so.
  const narrowed: Narrowing = { search, filter: filter as Record<string, unknown[]> }
  const key = sortKey(of.table, name)
  const order = sortOrder === 'desc' ? desc : asc
  const [data, { total }] = await Promise.all([
    db
      .select(visibleColumns(of.table))
      .from(of.table as RecordTable)
      .where(conditions(asked, narrowed))
      .orderBy(order(key), order(of.table.id))
      .limit(limit)
      .offset((page - 1) * limit),
    countRecords(asked, narrowed),
  ])
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
  return { data: data as RowOf<T>[], total, page, limit }
}
