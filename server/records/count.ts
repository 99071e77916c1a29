import { type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import { exactTotal } from '#domain/list.ts'
import { db } from '../database.ts'
import type { RecordTable } from './entity.ts'
import { type Asked, conditions, type Narrowing } from './narrow.ts'

/**
 * How many rows a list has: exact up to `exactTotal`, beyond that the planner's estimate, so that it costs the same
 * with a million rows as with ten thousand (docs/decisions/0004).
 */
export const countRecords = async (
  asked: Asked,
  input: Narrowing,
): Promise<{ total: number; exact: boolean }> => {
  const where = conditions(asked, input)
  const some = db
    .select({ one: sql`1` })
    .from(asked.of.table)
    .where(where)
    .limit(exactTotal + 1)
    .as('some')
  const [counted] = await db.select({ total: sql<number>`count(*)::int` }).from(some)
  const total = counted?.total ?? 0
  if (total <= exactTotal) return { total, exact: true }
  return { total: Math.max(total, await expectedRows(asked.of.table, where)), exact: false }
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
