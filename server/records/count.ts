import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { exactTotal } from '#domain/list.ts'
import { db } from '../database.ts'
import type { RecordTable } from './entity.ts'
import { type Asked, conditions, type Narrowing } from './narrow.ts'

/** The SELECT that counts the rows of a list: no more of them than `exactTotal` and one. */
export const countQuery = (asked: Asked, input: Narrowing) => {
  const some = db
    .select({ one: sql`1` })
    .from(asked.of.table)
    .where(conditions(asked, input))
    .limit(exactTotal + 1)
    .as('some')
  return db.select({ counted: sql<number>`count(*)::int` }).from(some)
}

/** What was counted up to `exactTotal`; beyond it, what the planner expects. */
export const totalOf = async (counted: number, asked: Asked, input: Narrowing) => {
  if (counted <= exactTotal) return { total: counted, exact: true }
  const expected = await expectedRows(asked.of.table, conditions(asked, input))
  return { total: Math.max(counted, expected), exact: false }
}

/**
 * How many rows a list has: exact up to `exactTotal`, beyond that the planner's estimate, so that it costs the same
 * with a million rows as with ten thousand (docs/decisions/0004).
 */
export const countRecords = async (
  asked: Asked,
  input: Narrowing,
): Promise<{ total: number; exact: boolean }> => {
  const [{ counted } = { counted: 0 }] = await countQuery(asked, input)
  return totalOf(counted, asked, input)
}

/** How many rows the planner expects these conditions to leave; it reads none of them. */
export const expectedRows = async (table: RecordTable, where: SQL | undefined): Promise<number> => {
  const { rows } = await db.execute<{ 'QUERY PLAN': unknown }>(
    sql`explain (format json) ${db.select({ id: table.id }).from(table).where(where)}`,
  )
  return plannedRows.parse(rows[0]?.['QUERY PLAN'])
}

/** What EXPLAIN (FORMAT JSON) says of the outermost node; Drizzle hands JSON through as text or parsed. */
const plannedRows = z
  .preprocess(
    (plan) => (typeof plan === 'string' ? JSON.parse(plan) : plan),
    z.tuple([z.object({ Plan: z.object({ 'Plan Rows': z.number() }) })]),
  )
  .transform(([{ Plan }]) => Plan['Plan Rows'])
