import { sql } from 'drizzle-orm'
import { z } from 'zod'
import { folded } from '#db/columns.ts'
import { badInput } from '../errors.ts'
import type { RecordTable } from './entity.ts'
import { columnOf } from './fields.ts'

/** What a sort orders by. Text is folded, so that É stands with e; everything else is taken as it is. */
export const sortKey = (table: RecordTable, name: string) => {
  const column = columnOf(table, name)
  return column.columnType === 'PgText' ? folded(column) : sql<string>`${column}`
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
