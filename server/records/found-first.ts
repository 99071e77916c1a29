import { type SQL, sql } from 'drizzle-orm'
import { exactTotal } from '#domain/list.ts'
import { expectedRows } from './count.ts'
import type { RecordTable } from './entity.ts'
import { columnOf } from './fields.ts'
import type { Narrowing } from './narrow.ts'

/** Whether what is asked for may lie anywhere in this order: words, tags, days other than those that it goes by. */
const mayAllComeLast = (table: RecordTable, { search, filter, between }: Narrowing, sort: string) =>
  Boolean(search) ||
  Object.entries(filter ?? {}).some(
    ([name, values]) => values?.length && columnOf(table, name).columnType === 'PgArray',
  ) ||
  Object.entries(between ?? {}).some(([name, span]) => name !== sort && (span?.from ?? span?.before))

/**
 * Whether the rows asked for are better sorted when they are found than met on a walk along the order of the list. The
 * planner prefers the walk: soon over, if they are spread evenly, and as long as the table, if they all come last, as those
 * do in the newest-first order that an import has tagged long ago (docs/decisions/0018).
 */
export const findsFew = async (
  table: RecordTable,
  where: SQL | undefined,
  narrowed: Narrowing,
  sort: string,
  atMost = exactTotal,
): Promise<boolean> =>
  mayAllComeLast(table, narrowed, sort.replace(/^-/, '')) && (await expectedRows(table, where)) <= atMost

/** The same order, which no index is known to have. */
export const sortedAfresh = (key: SQL): SQL => sql`coalesce(${key}, ${key})`
