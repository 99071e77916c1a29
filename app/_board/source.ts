import type { QueryKey } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AnyRow } from '../_records/rooms.ts'

export type BoardColumn = {
  id: string
  name: string
  /** A CSS colour for its dot. */
  colour: string
  total: number
  /** What its cards come to. */
  sums: ReactNode
}

export type Move = {
  id: string
  version: number
  column: string
  after?: string | undefined
  before?: string | undefined
}

/** Where a board takes its cards from, and where a move goes. */
export type Source<Extra = object> = {
  /** Begins as the keys of its room do, so that what refreshes the room refreshes the board. */
  key: QueryKey
  cards(
    column: string,
    cursor: string | null,
  ): Promise<{ items: readonly AnyRow[]; nextCursor: string | null }>
  move(move: Move, extra: Extra): Promise<AnyRow>
  /** Asks what a column wants to know first; null when the card is to stay where it was. */
  ask?(card: AnyRow, column: string): Promise<Extra | null>
}
