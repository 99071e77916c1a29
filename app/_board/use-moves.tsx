'use client'

import { notifications } from '@mantine/notifications'
import { notifyManager, useMutation } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { nameOf } from '../_records/read-view.ts'
import type { AnyRow } from '../_records/rooms.ts'
import { tellDone } from '../_records/undo-toast.tsx'
import { useRefreshRoom } from '../_records/use-refresh-room.ts'
import type { View } from '../_records/view.ts'
import { useProblem } from '../_ui/words.ts'
import type { Pending } from './arrange.ts'
import type { BoardColumn, Source } from './source.ts'

/** Where a card comes from: that is where undoing brings it back to. */
export type Origin = Pick<Pending, 'column' | 'after' | 'before'>

/**
 * Moves that are shown at once and sent one after the other. A refused one is taken back with its reason; nothing else has
 * to be put right, because what the server last said was never touched.
 */
export const useMoves = <Extra,>(view: View, columns: readonly BoardColumn[], source: Source<Extra>) => {
  const t = useTranslations('board')
  const problem = useProblem()
  const refresh = useRefreshRoom(view.of)
  const [pending, setPending] = useState<Pending[]>([])
  const nextKey = useRef(0)
  // What a card became by the last move is newer than what its column was read with.
  const versions = useRef(new Map<string, number>())
  const sending = useMutation({
    scope: { id: `board-${view.of}` },
    mutationFn: ({ move: { card, column, after, before }, extra }: { move: Pending; extra: Extra }) => {
      const version = Math.max(card.version, versions.current.get(card.id) ?? 0)
      return source.move({ id: card.id, version, column, ...(after ? { after } : { before }) }, extra)
    },
  })
  const titleOf = (column: string) => columns.find(({ id }) => id === column)?.name ?? ''
  // After what the queries have to tell, or the card would be seen where it was for a moment.
  const drop = ({ key }: Pending) =>
    notifyManager.schedule(() => setPending((moves) => moves.filter((move) => move.key !== key)))

  const sayMoved = (card: AnyRow, to: Pending, from: Origin) => {
    const text = t('moved', { name: nameOf(view, card), column: titleOf(to.column) })
    tellDone(`moved-${card.id}`, text, () => start(card, from, null))
  }

  const start = async (card: AnyRow, to: Origin, from: Origin | null) => {
    nextKey.current += 1
    const move: Pending = { key: nextKey.current, card, ...to }
    setPending((moves) => [...moves, move])
    // A source that asks nothing wants nothing.
    const extra = source.ask && to.column !== from?.column ? await source.ask(card, to.column) : ({} as Extra)
    if (extra === null) return drop(move)
    try {
      const { version } = await sending.mutateAsync({ move, extra })
      versions.current.set(card.id, version)
      if (from && from.column !== to.column) sayMoved(card, move, from)
      await refresh()
    } catch (error) {
      const reason = problem(error)
      const values = { name: nameOf(view, card), column: titleOf(from?.column ?? ''), reason }
      notifications.show({ message: t('refused', values), color: 'red', autoClose: 10_000 })
      await refresh()
    }
    drop(move)
  }

  return { pending, start }
}
