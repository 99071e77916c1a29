import { and, type SQL } from 'drizzle-orm'
import { z } from 'zod'
import { searchText } from '#domain/list.ts'
import type { Entity, RowOf } from '../records/entity.ts'
import { visibleColumns } from '../records/fields.ts'
import { walk } from '../records/list.ts'
import { onlyForward, pageLimit } from '../records/list-input.ts'
import { type Asked, conditions } from '../records/narrow.ts'
import type { CardTable, Place } from './rank.ts'

const id = z.uuid({ error: 'uuid' })

/** What narrows a board, beside what the board itself is asked by. */
export const boardInput = { search: searchText.optional() }

/** What asks for a page of a column. */
export const cardsInput = {
  cursor: z.string().max(1_000, { error: 'too_long' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
}

/** What every move says: which card, as it was seen, and beside which other. */
export const moveInput = {
  id,
  version: z.int({ error: 'integer' }).min(1, { error: 'out_of_range' }).optional(),
  before: id.optional(),
  after: id.optional(),
} satisfies Record<keyof Place | 'id' | 'version', z.ZodType>

export const cardsAnswer = (card: z.ZodType) =>
  z.strictObject({ items: z.array(card), nextCursor: z.string().nullable() })

type Page = { cursor?: string | null | undefined; limit: number; search?: string | undefined }

/** One page of a column, in the order of the board. */
export const cardsOf = async <T extends CardTable>(
  asked: Asked & { of: Entity<T> },
  inColumn: SQL | undefined,
  { cursor, limit, search }: Page,
): Promise<{ items: RowOf<T>[]; nextCursor: string | null }> => {
  const { table } = asked.of
  const where = and(inColumn, conditions(asked, { search }))
  const page = await walk({ table, columns: visibleColumns(table), where, sort: 'boardRank', cursor, limit })
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
  return { items: page.items as RowOf<T>[], nextCursor: page.nextCursor }
}
