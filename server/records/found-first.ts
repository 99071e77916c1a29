import { type SQL, sql } from 'drizzle-orm'
import { exactTotal } from '#domain/list.ts'
import { expectedRows } from './count.ts'
import type { RecordTable } from './entity.ts'

/**
 * Whether what a search finds is better sorted when it is found than met on a walk along the order of the list. The planner
 * prefers the walk: soon over, if the rows found are spread evenly, and as long as the table, if they all sort last
 * (docs/decisions/0018).
 */
export const findsFew = async (
  table: RecordTable,
  where: SQL | undefined,
  search: string | undefined,
  atMost = exactTotal,
): Promise<boolean> => Boolean(search) && (await expectedRows(table, where)) <= atMost

/** The same order, which no index is known to have. */
export const sortedAfresh = (key: SQL): SQL => sql`coalesce(${key}, ${key})`
