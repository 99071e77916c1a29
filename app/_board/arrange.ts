import type { AnyRow } from '../_records/rooms.ts'

/** A card on its way to a place: it is shown there before the server has answered. */
export type Pending = {
  key: number
  card: AnyRow
  column: string
  /** The card above and the one below, as they were when it was dropped. */
  after: string | undefined
  before: string | undefined
}

/** The cards beside a place in a column, without the card that goes there. */
export const neighbours = (cards: readonly AnyRow[], place: number) => ({
  after: cards[place - 1]?.id,
  before: cards[place]?.id,
})

const put = (cards: readonly AnyRow[], { card, after, before }: Pending) => {
  const above = cards.findIndex(({ id }) => id === after)
  const below = cards.findIndex(({ id }) => id === before)
  const place = above >= 0 ? above + 1 : Math.max(0, below)
  return [...cards.slice(0, place), card, ...cards.slice(place)]
}

/** A column as it is, with what is on its way. Saying a move twice changes nothing, so an answer may come at any time. */
export const arrange = (column: string, cards: readonly AnyRow[], moves: readonly Pending[]) =>
  moves.reduce((arranged, move) => {
    const others = arranged.filter(({ id }) => id !== move.card.id)
    return move.column === column ? put(others, move) : others
  }, cards)
