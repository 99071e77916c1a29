'use client'

import {
  DragDropContext,
  type DraggableLocation,
  type DropResult,
  type ResponderProvided,
} from '@hello-pangea/dnd'
import { getNonce } from 'get-nonce'
import { useCallback, useMemo, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '../_frame/person.tsx'
import { useHold } from '../_live/hold.ts'
import { NamesProvider } from '../_records/names.tsx'
import { nameOf } from '../_records/read-view.ts'
import type { AnyRow } from '../_records/rooms.ts'
import type { View } from '../_records/view.ts'
import { neighbours } from './arrange.ts'
import styles from './board.module.css'
import { BoardColumnView } from './board-column.tsx'
import { cardFields } from './card-fields.ts'
import type { BoardColumn, Source } from './source.ts'
import { useMoves } from './use-moves.tsx'

type Props<Extra> = { view: View; columns: readonly BoardColumn[]; source: Source<Extra> }
type Drag = { draggableId: string; source: DraggableLocation; destination?: DraggableLocation | null }

/**
 * Records of any kind as cards in columns: dragged by mouse, touch and keyboard, or moved from a card's menu. It knows
 * neither what a column means nor what a move does; both are its source's.
 */
export function Board<Extra>({ view, columns, source }: Props<Extra>) {
  const t = useTranslations('board')
  const { may } = usePerson()
  const { pending, start } = useMoves(view, columns, source)
  const [pages, setPages] = useState<Record<string, readonly AnyRow[][]>>({})
  const [dragging, setDragging] = useState(false)
  useHold(dragging)
  const shown = useRef(new Map<string, readonly AnyRow[]>())
  const fields = useMemo(() => cardFields(view), [view])
  const named = useMemo(() => Object.values(pages).flat(), [pages])

  const onLoaded = useCallback(
    (column: string, loaded: AnyRow[][]) => setPages((all) => ({ ...all, [column]: loaded })),
    [],
  )
  const onShown = useCallback(
    (column: string, cards: readonly AnyRow[]) => void shown.current.set(column, cards),
    [],
  )
  const cardsIn = (column: string) => shown.current.get(column) ?? []
  const cardOf = ({ draggableId, source: { droppableId } }: Drag) =>
    cardsIn(droppableId).find(({ id }) => id === draggableId)

  const move = (card: AnyRow, from: string, to: string, place: number) => {
    const others = (column: string) => cardsIn(column).filter(({ id }) => id !== card.id)
    const was = cardsIn(from).findIndex(({ id }) => id === card.id)
    if (from === to && was === place) return
    void start(
      card,
      { column: to, ...neighbours(others(to), place) },
      { column: from, ...neighbours(others(from), was) },
    )
  }

  const words = (drag: Drag, at: DraggableLocation) => {
    const card = cardOf(drag)
    return {
      name: card ? nameOf(view, card) : '',
      column: columns.find(({ id }) => id === at.droppableId)?.name ?? '',
      place: at.index + 1,
    }
  }
  const announce = (
    drag: Drag,
    { announce: say }: ResponderProvided,
    what: 'lifted' | 'over' | 'dropped',
  ) => {
    const at = what === 'lifted' ? drag.source : drag.destination
    if (at) return say(t(what, words(drag, at)))
    say(t(what === 'over' ? 'nowhere' : 'back', words(drag, drag.source)))
  }
  const onDragEnd = (drop: DropResult, provided: ResponderProvided) => {
    setDragging(false)
    announce(drop, provided, 'dropped')
    const card = cardOf(drop)
    if (card && drop.destination)
      move(card, drop.source.droppableId, drop.destination.droppableId, drop.destination.index)
  }

  return (
    <DragDropContext
      nonce={getNonce()}
      dragHandleUsageInstructions={t('instructions')}
      onDragStart={(drag, provided) => {
        setDragging(true)
        announce(drag, provided, 'lifted')
      }}
      onDragUpdate={(drag, provided) => announce(drag, provided, 'over')}
      onDragEnd={onDragEnd}
    >
      <NamesProvider fields={fields} pages={named}>
        <section
          className={styles.board}
          data-dragging={dragging || undefined}
          aria-label={t('label')}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard too.
          tabIndex={0}
        >
          {columns.map((column) => (
            <BoardColumnView
              key={column.id}
              view={view}
              column={column}
              columns={columns}
              source={source}
              pending={pending}
              mayMove={may(view.of, 'update')}
              onLoaded={onLoaded}
              onShown={onShown}
              onMove={(card, to) => move(card, column.id, to, 0)}
            />
          ))}
        </section>
      </NamesProvider>
    </DragDropContext>
  )
}
