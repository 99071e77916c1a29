import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { exactTotal } from '#domain/list.ts'
import { db } from '../database.ts'
import type { RecordTable } from './entity.ts'
import { type Asked, conditions, type Narrowing } from './narrow.ts'

/** The SELECT that counts these rows: no more of them than `exactTotal` and one. */
export const countQuery = (table: RecordTable, where: SQL | undefined) => {
  const some = db
    .select({ one: sql`1` })
    .from(table)
    .where(where)
    .limit(exactTotal + 1)
    .as('some')
  return db.select({ counted: sql<number>`count(*)::int` }).from(some)
}

/** What was counted up to `exactTotal`; beyond it, what the planner expects. */
export const totalOf = async (counted: number, table: RecordTable, where: SQL | undefined) =>
  counted <= exactTotal
    ? { total: counted, exact: true }
    : { total: Math.max(counted, await expectedRows(table, where)), exact: false }

/**
 * How many rows a list has: exact up to `exactTotal`, beyond that the planner's estimate, so that it costs the same
 * with a million rows as with ten thousand (docs/decisions/0004).
 */
export const countRecords = async (
  asked: Asked,
  input: Narrowing,
): Promise<{ total: number; exact: boolean }> => {
  const where = conditions(asked, input)
  const [{ counted } = { counted: 0 }] = await countQuery(asked.of.table, where)
  return totalOf(counted, asked.of.table, where)
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
