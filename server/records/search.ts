import { and, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { RecordTable } from './entity.ts'

/** What was typed as its words; more than eight narrow nothing further. */
export const wordsOf = (typed: string) => typed.split(' ').filter(Boolean).slice(0, 8)

/** Folded, and then without its special meaning: folding may make a plain % of a wide one. */
const literal = (word: string) => sql`regexp_replace(fold(${word}), '([\\\\%_])', '\\\\\\1', 'g')`

/** What stands before a word: for the trigrams too any sign begins one, so that the index finds no more than this does. */
const beforeWord = '[ -/:-@[-`{-~]'

/** The text has a word that begins like this: "an" is in Ana, Juan Antonio and ada@andes.example, not in Juan. */
export const beginsWord = (text: PgColumn, word: string): SQL =>
  sql`${text} ~ (${beforeWord} || regexp_replace(fold(${word}), '([^[:alnum:]])', '\\\\\\1', 'g'))`

/** The part of an address before its @, and the @. */
const localPart = (word: string) => /^[^@]{2,}@/.exec(word)?.[0]

/**
 * The text has this somewhere. A word of one or two letters has no trigram of its own, so it must begin a word: that one
 * the index can answer. Of an e-mail address the index is asked for what is before the @: each of the few rows that have
 * it would be looked up in the lists of all the others at the same provider.
 */
export const holdsWord = (text: PgColumn, word: string): SQL => {
  if (word.length < 3) return beginsWord(text, word)
  const local = localPart(word)
  return local
    ? sql`(${text} like '%' || ${literal(local)} || '%' and strpos(${text}, fold(${word})) > 0)`
    : sql`${text} like '%' || ${literal(word)} || '%'`
}

/** Rows whose search text holds every word typed, in any order, without case or accents. */
export const matches = ({ searchText }: Pick<RecordTable, 'searchText'>, search: string): SQL | undefined =>
  and(...wordsOf(search).map((word) => holdsWord(searchText, word)))
