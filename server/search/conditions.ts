import { and, type SQL, sql } from 'drizzle-orm'
import { folded } from '#db/columns.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { beginsWord, holdsWord, wordsOf } from '../records/search.ts'

/** One of the ways in which a record can match. */
export type Way = {
  where: SQL
  /** The smaller, the surer: rows of a surer way come first. */
  rank: number
  /** How near a row is to what was typed, from 0 to 1: rows of one way are ranked by it. */
  nearness: SQL
  /** Rows that are looked at before ranking. */
  look: number
  /** Those that are looked at are the first by name; what is only alike follows no order. */
  byName: boolean
}

const every = (words: string[], condition: (word: string) => SQL) => and(...words.map(condition)) ?? sql`true`
const nameOf = (of: Entity) => folded(columnOf(of.table, of.title))

/**
 * How the records of a kind can hold what was typed, from the surest way to the vaguest, each without the rows of those
 * before it. Each reads an index of its own: the code's, the one that sorts by name, the trigrams of the search text.
 */
export const waysToHold = (of: Entity, typed: string): Way[] => {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const { searchText } = of.table
  const q = sql`fold(${typed})`
  const nearness = sql`word_similarity(${q}, ${nameOf(of)})`
  const startsName = sql`${nameOf(of)} ^@ ${q}`
  const begins = every(words, (word) => beginsWord(searchText, word))
  const holds = every(words, (word) => holdsWord(searchText, word))
  const way = (rank: number, where: SQL, look = 24): Way => ({ rank, where, nearness, look, byName: true })
  return [
    ...(of.code ? [way(0, sql`${columnOf(of.table, of.code)} = upper(${typed})`, 1)] : []),
    way(1, startsName),
    // One letter begins a word of nearly every record, and two are in nearly every one.
    ...(typed.length > 1 ? [way(2, sql`${begins} and not ${startsName}`)] : []),
    ...(typed.length > 2 ? [way(3, sql`${holds} and not (${begins}) and not ${startsName}`)] : []),
  ]
}

/** Shorter words have too few trigrams, and numbers and addresses are like thousands of others. */
const canBeMisspelt = (word: string) => word.length > 3 && !/[\d@]/.test(word)

/** The rows that have something like each word; none where nothing that was typed can be misspelt. */
export const waysToResemble = (of: Entity, typed: string): Way[] => {
  const words = wordsOf(typed)
  if (!words.some(canBeMisspelt)) return []
  const { searchText } = of.table
  const where = every(words, (word) =>
    canBeMisspelt(word) ? sql`${searchText} %> fold(${word})` : holdsWord(searchText, word),
  )
  return [
    {
      rank: 4,
      where,
      nearness: sql`word_similarity(fold(${typed}), ${searchText})`,
      look: 60,
      byName: false,
    },
  ]
}
