import { z } from 'zod'

/** Rows a page holds at most, however it is asked for. */
export const maxPageSize = 100
export const defaultPageSize = 25

/** Records that one change of many takes at most. */
export const maxBulk = 200

/**
 * How far REST's numbered pages reach: an OFFSET costs what it skips, so deeper walks go by cursor (tRPC `list`) or
 * by a narrower filter.
 */
export const maxPagedRows = 10_000

/** Totals are exact up to here and the planner's estimate beyond (docs/decisions/0004). */
export const exactTotal = 10_000

/** What a person types into the search box. */
export const searchText = z
  .string()
  .max(100, { error: 'too_long' })
  .refine((value) => !value.includes('\u0000') && value.isWellFormed(), { error: 'unstorable_text' })
  .transform((value) => value.trim().replace(/\s+/g, ' '))
