import { type SQL, sql } from 'drizzle-orm'
import type { RecordTable } from './entity.ts'

const literal = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/**
 * Rows whose search text holds every word typed, in any order, without case or accents. A word of one or two letters
 * has no trigram of its own, so it must begin a word ("an" finds Ana and Juan Antonio, not Juan): that one the index
 * can answer.
 */
export const matches = (table: RecordTable, search: string): SQL | undefined => {
  const words = search.split(' ').filter(Boolean).slice(0, 8)
  if (words.length === 0) return undefined
  return sql.join(
    words.map((word) => {
      const pattern = word.length < 3 ? `% ${literal(word)}%` : `%${literal(word)}%`
      return sql`${table.searchText} like fold(${pattern})`
    }),
    sql` and `,
  )
}
