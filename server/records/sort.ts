import { type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import { folded, sortedLast } from '#db/columns.ts'
import { badInput } from '../errors.ts'
import type { RecordTable } from './entity.ts'
import { columnOf } from './fields.ts'

const isDay = (column: PgColumn) => column.columnType === 'PgDateString'

/**
 * What a sort orders by. Text is folded, so that É stands with e; a day or an amount that may be missing comes last when
 * it is; everything else is taken as it is. Each is what an index of the table is on, to the letter.
 */
export const sortKey = (table: RecordTable, name: string): SQL<string> => {
  const column = columnOf(table, name)
  if (column.columnType === 'PgText') return folded(column)
  return column.notNull ? sql<string>`${column}` : sortedLast(column, isDay(column) ? 'date' : 'numeric')
}

/** The type that a cursor's key is read back as. */
export const sortType = (table: RecordTable, name: string): SQL => {
  const column = columnOf(table, name)
  if (column.notNull) return sql.raw(column.getSQLType())
  return sql.raw(isDay(column) ? 'date' : 'numeric')
}

const cursorShape = z.tuple([z.string(), z.string(), z.uuid()])
/** Where a page ended: the sort, the last row's key in it, and its id. */
export const encodeCursor = (sort: string, key: string, id: string) =>
  Buffer.from(JSON.stringify([sort, key, id])).toString('base64url')

/** Reads a cursor of ours for this sort; anything else is bad input. */
export const decodeCursor = (cursor: string, sort: string) => {
  try {
    const [of, key, id] = cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    if (of === sort && !key.includes('\u0000')) return { key, id }
  } catch {
    // falls through: a cursor that is not ours is bad input, whatever is wrong with it
  }
  throw badInput([{ path: 'cursor', message: 'cursor' }])
}
