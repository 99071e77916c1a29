import { and, type SQL, sql } from 'drizzle-orm'
import { folded } from '#db/columns.ts'
import { maxFoundOfAKind } from '#domain/search.ts'
import type { Entity } from '../records/entity.ts'
import { columnOf } from '../records/fields.ts'
import { beginsWord, holdsWord, wordsOf } from '../records/search.ts'

/** One of the ways in which a record can match. */
export type Way = {
  where: SQL
  /** From 0 up: the smaller, the surer. */
  rank: SQL
  /** How near a row is to what was typed, from 0 to 1: rows of one rank are sorted by it. */
  nearness: SQL
  /** So many rows are taken at most: the first in this order, or any. */
  most: number
  order?: SQL
}

const every = (words: string[], condition: (word: string) => SQL) => and(...words.map(condition)) ?? sql`true`
const nameOf = (of: Entity) => folded(columnOf(of.table, of.title))

/** Where a code may be meant, its index is asked too: a number after letters, and nothing else. */
const mayBeCode = (typed: string) => /^[a-z]+\d+$/i.test(typed)

const codeOf = (of: Entity, typed: string): Way[] => {
  if (!of.code || !mayBeCode(typed)) return []
  const code = columnOf(of.table, of.code)
  return [
    {
      where: sql`${code} ^@ upper(${typed})`,
      rank: sql`case when ${code} = upper(${typed}) then 0 else 1 end`,
      nearness: sql`1`,
      most: maxFoundOfAKind,
      order: sql`${code}`,
    },
  ]
}

/** Rows whose code or name begins with what was typed, by the indexes that these are sorted by. */
export const waysToBegin = (of: Entity, typed: string): Way[] => {
  if (wordsOf(typed).length === 0) return []
  const name = nameOf(of)
  return [
    ...codeOf(of, typed),
    {
      where: sql`${name} ^@ fold(${typed})`,
      rank: sql`1`,
      nearness: sql`word_similarity(fold(${typed}), ${name})`,
      most: 24,
      order: sql`${name}, ${of.table.id}`,
    },
  ]
}

/** Rows that hold every word typed: at the beginning of words, or else within. One letter begins a word of nearly all. */
export const waysToHold = (of: Entity, typed: string): Way[] => {
  const words = wordsOf(typed)
  const { searchText } = of.table
  if (typed.length < 2 || words.length === 0) return []
  return [
    {
      where: every(words, (word) => holdsWord(searchText, word)),
      rank: sql`case when ${every(words, (word) => beginsWord(searchText, word))} then 2 else 3 end`,
      nearness: sql`word_similarity(fold(${typed}), ${nameOf(of)})`,
      most: 100,
    },
  ]
}

/** Shorter words have too few trigrams, and numbers and addresses are like thousands of others. */
const canBeMisspelt = (word: string) => word.length > 3 && !/[\d@]/.test(word)

/** The rows that have something like each word; none where nothing that was typed can be misspelt. */
export const waysToResemble = (of: Entity, typed: string): Way[] => {
  const words = wordsOf(typed)
  const { searchText } = of.table
  if (!words.some(canBeMisspelt)) return []
  return [
    {
      where: every(words, (word) =>
        canBeMisspelt(word) ? sql`${searchText} %> fold(${word})` : holdsWord(searchText, word),
      ),
      rank: sql`4`,
      nearness: sql`word_similarity(fold(${typed}), ${searchText})`,
      most: 60,
    },
  ]
}
