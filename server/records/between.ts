import { gte, isNotNull, lt, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { RecordTable } from './entity.ts'
import { columnOf } from './fields.ts'
import { sortKey } from './sort.ts'

/** From a day or moment on, and before another; either may be left out. */
export type Span = { from?: string | undefined; before?: string | undefined }
export type Spans = Record<string, Span | undefined>
type Spanned = { table: RecordTable; between?: readonly string[] }

const isDay = (column: PgColumn) => column.columnType === 'PgDateString'
const dayOrMoment = (column: PgColumn) =>
  isDay(column) ? z.iso.date({ error: 'day' }) : z.iso.datetime({ offset: true, error: 'moment' })

/** The spans that a list can be narrowed to, by column. */
export const betweenInput = ({ table, between = [] }: Spanned) => {
  const span = (name: string) => {
    const value = dayOrMoment(columnOf(table, name)).optional()
    return z.strictObject({ from: value, before: value }).optional()
  }
  const spans = z.strictObject(Object.fromEntries(between.map((name) => [name, span(name)])))
  // The names come from a list that TypeScript cannot follow through fromEntries.
  return (spans as unknown as z.ZodType<Spans, Spans>).optional()
}

const ends = { From: 'from', Before: 'before' } as const

/** The same as a query string writes it: `due_date_from`, `due_date_before`. */
export const flatBetweenInput = ({ table, between = [] }: Spanned) =>
  Object.fromEntries(
    between.flatMap((name) =>
      Object.keys(ends).map((end) => [`${name}${end}`, dayOrMoment(columnOf(table, name)).optional()]),
    ),
  )

/** Takes the spans out of a flat input. */
export const spansIn = ({ between = [] }: Spanned, flat: Record<string, unknown>): Spans =>
  Object.fromEntries(
    between.map((name) => [
      name,
      Object.fromEntries(
        Object.entries(ends).flatMap(([end, key]) => {
          const value = flat[`${name}${end}`]
          return typeof value === 'string' ? [[key, value]] : []
        }),
      ),
    ]),
  )

/** A day that may be missing is compared as its sort index has it. */
const keyOf = (table: RecordTable, name: string): SQL | PgColumn => {
  const column = columnOf(table, name)
  return isDay(column) ? sortKey(table, name) : column
}

/** The rows whose days and moments lie in these spans: those without one lie in none. */
export const inSpans = (table: RecordTable, spans: Spans | undefined): SQL[] =>
  Object.entries(spans ?? {}).flatMap(([name, { from, before } = {}]) => {
    const key = sql`${keyOf(table, name)}`
    return [
      ...(from ? [gte(key, from)] : []),
      ...(before ? [lt(key, before)] : []),
      ...(from && !before ? [isNotNull(columnOf(table, name))] : []),
    ]
  })
