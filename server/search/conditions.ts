import { and, type SQL, sql } from 'drizzle-orm'
import { folded } from '#db/columns.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { beginsWord, holdsWord, wordsOf } from '../records/search.ts'

/** Shorter words have too few trigrams to be misspelt: what is like them is like anything. */
const misspellable = 4

/** One of the ways to match, the surest first; what an earlier one has found is left to it. */
export type Way = {
  where: SQL
  /** How near a row is to what was typed, from 0 to 1: the rows of one way are ranked by it. */
  nearness: SQL
  /** Rows that are looked at before ranking. Exact ways take the first by name; a misspelt word has no order to follow. */
  look: number
  byName: boolean
}

/**
 * How the records of a kind can match what was typed, from the surest way to the vaguest. Each reads an index of its own:
 * the code's, the one that sorts by name, the trigrams of the search text.
 */
export const waysToMatch = (of: Entity, typed: string): Way[] => {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const { searchText } = of.table
  const name = folded(columnOf(of.table, of.title))
  const q = sql`fold(${typed})`
  const nearName = sql`word_similarity(${q}, ${name})`
  const startsName = sql`${name} ^@ ${q}`
  const begins = every(words, (word) => beginsWord(searchText, word))
  const holds = every(words, (word) => holdsWord(searchText, word))
  const alike = every(words, (word) =>
    word.length < misspellable ? beginsWord(searchText, word) : sql`${searchText} %> fold(${word})`,
  )
  const exact = { nearness: nearName, byName: true, look: 24 }
  const short = typed.length < 3
  return [
    ...(of.code ? [{ ...exact, where: sql`${columnOf(of.table, of.code)} = upper(${typed})`, look: 1 }] : []),
    { ...exact, where: startsName },
    // One letter begins a word of nearly every record.
    ...(typed.length > 1 ? [{ ...exact, where: sql`${begins} and not ${startsName}` }] : []),
    ...(short ? [] : [{ ...exact, where: sql`${holds} and not (${begins}) and not ${startsName}` }]),
    ...(words.some((word) => word.length >= misspellable)
      ? [
          {
            where: sql`${alike} and not (${holds}) and not ${startsName}`,
            nearness: sql`word_similarity(${q}, ${searchText})`,
            byName: false,
            look: 60,
          },
        ]
      : []),
  ]
}

const every = (words: string[], condition: (word: string) => SQL) => and(...words.map(condition)) ?? sql`true`
