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

/** How much of a word's trigrams a text must have: a slip in a word of five letters and more stays above. */
export const alikeFrom = 0.45

/** So much of them, that what is spelt so need not be looked for any further. */
const surelyAlikeFrom = 0.6

const resembling = (of: Entity, typed: string, isAlike: (word: SQL) => SQL): Way[] => {
  const words = wordsOf(typed)
  const { searchText } = of.table
  if (!words.some(canBeMisspelt)) return []
  return [
    {
      where: every(words, (word) =>
        canBeMisspelt(word) ? isAlike(sql`fold(${word})`) : holdsWord(searchText, word),
      ),
      rank: sql`4`,
      nearness: sql`word_similarity(fold(${typed}), ${searchText})`,
      most: 60,
    },
  ]
}

/**
 * The rows that have something like each word, by the index of trigrams; none where nothing that was typed can be
 * misspelt. The word stands in a SELECT of its own: of one that it knows PostgreSQL would estimate how many rows are like
 * it, by comparing it with a hundred texts of each table.
 */
export const waysToResemble = (of: Entity, typed: string): Way[] =>
  resembling(of, typed, (word) => sql`${of.table.searchText} %> (select ${word})`)

/** The same of a few rows that are read anyway, and of these only what is very like it. */
export const waysToResembleSurely = (of: Entity, typed: string): Way[] =>
  resembling(of, typed, (word) => sql`word_similarity(${word}, ${of.table.searchText}) >= ${surelyAlikeFrom}`)
