import { and, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { RecordTable } from './entity.ts'

/** What was typed as its words; more than eight narrow nothing further. */
export const wordsOf = (typed: string) => typed.split(' ').filter(Boolean).slice(0, 8)

/** Folded, and then without its special meaning: folding may make a plain % of a wide one. */
const literal = (word: string) => sql`regexp_replace(fold(${word}), '([\\\\%_])', '\\\\\\1', 'g')`

/** The text has a word that begins like this. */
export const beginsWord = (text: PgColumn, word: string): SQL =>
  sql`${text} like '% ' || ${literal(word)} || '%'`

/**
 * The text has this somewhere. A word of one or two letters has no trigram of its own, so it must begin a word ("an"
 * finds Ana and Juan Antonio, not Juan): that one the index can answer.
 */
export const holdsWord = (text: PgColumn, word: string): SQL =>
  word.length < 3 ? beginsWord(text, word) : sql`${text} like '%' || ${literal(word)} || '%'`

/** Rows whose search text holds every word typed, in any order, without case or accents. */
export const matches = ({ searchText }: Pick<RecordTable, 'searchText'>, search: string): SQL | undefined =>
  and(...wordsOf(search).map((word) => holdsWord(searchText, word)))
