import { and, type SQL, sql } from 'drizzle-orm'
import { folded } from '#db/columns.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { beginsWord, holdsWord, wordsOf } from '../records/search.ts'

/** One of the ways in which a record can match. */
export type Way = {
  where: SQL
  /** From 0 up: the smaller, the surer. */
  rank: SQL
  /** How near a row is to what was typed, from 0 to 1: rows of one way are ranked by it. */
  nearness: SQL
  /** Rows that are looked at before ranking. */
  look: number
  /** Those that are looked at are the first by name; what is only alike follows no order. */
  byName: boolean
}

const every = (words: string[], condition: (word: string) => SQL) => and(...words.map(condition)) ?? sql`true`
const nameOf = (of: Entity) => folded(columnOf(of.table, of.title))

/** Where a code may be meant, its index is asked too: a number after letters, and nothing else. */
const mayBeCode = (typed: string) => /^[a-z]+\d+$/i.test(typed)

/**
 * How the records of a kind can hold what was typed, from the surest way to the vaguest, each without the rows of those
 * before it. Each reads an index of its own: the code's, the one that sorts by name, the trigrams of the search text.
 */
export const waysToHold = (of: Entity, typed: string): Way[] => {
  const words = wordsOf(typed)
  if (words.length === 0) return []
  const { searchText } = of.table
  const q = sql`fold(${typed})`
  const shared = { nearness: sql`word_similarity(${q}, ${nameOf(of)})`, look: 24, byName: true }
  const startsName = sql`${nameOf(of)} ^@ ${q}`
  const begins = every(words, (word) => beginsWord(searchText, word))
  const holds = every(words, (word) => holdsWord(searchText, word))
  const isCode =
    of.code && mayBeCode(typed) ? sql`${columnOf(of.table, of.code)} = upper(${typed})` : undefined
  const notSurer = isCode ? sql`not ${startsName} and not (${isCode})` : sql`not ${startsName}`
  return [
    ...(isCode ? [{ ...shared, rank: sql`0`, where: isCode, look: 1 }] : []),
    { ...shared, rank: sql`1`, where: startsName },
    // One letter begins a word of nearly every record.
    ...(typed.length > 1
      ? [
          {
            ...shared,
            rank: sql`case when ${begins} then 2 else 3 end`,
            where: sql`${holds} and ${notSurer}`,
          },
        ]
      : []),
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
      rank: sql`4`,
      where,
      nearness: sql`word_similarity(fold(${typed}), ${searchText})`,
      look: 60,
      byName: false,
    },
  ]
}
