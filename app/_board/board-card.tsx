'use client'

import { Draggable, type DraggableProvidedDragHandleProps } from '@hello-pangea/dnd'
import { useMemo } from 'react'
import { isReference } from '../_records/field.ts'
import { FieldValue, isEmpty } from '../_records/field-value.tsx'
import { recordHref } from '../_records/hrefs.ts'
import { nameOf } from '../_records/read-view.ts'
import type { AnyRow } from '../_records/rooms.ts'
import { useIsLate } from '../_records/use-is-late.ts'
import type { View } from '../_records/view.ts'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './board.module.css'
import { cardFields } from './card-fields.ts'
import { MoveMenu } from './move-menu.tsx'
import type { BoardColumn } from './source.ts'

type Props = {
  view: View
  card: AnyRow
  index: number
  column: BoardColumn
  columns: readonly BoardColumn[]
  mayMove: boolean
  onMove: (card: AnyRow, to: string) => void
}

/** A link that can be lifted is a link still: the library would call it a button. */
const asLink = (handle: DraggableProvidedDragHandleProps | null) => {
  const { role: _, ...rest } = handle ?? { role: '' }
  return rest
}

/** A record as a card: the way to its page, and what is dragged. Its menu does what dragging does, without dragging. */
export function BoardCard({ view, card, index, column, columns, mayMove, onMove }: Props) {
  const isLate = useIsLate(view)
  const fields = useMemo(() => cardFields(view), [view])
  return (
    <Draggable draggableId={card.id} index={index} isDragDisabled={!mayMove}>
      {(provided, { isDragging }) => (
        <li
          ref={provided.innerRef}
          {...provided.draggableProps}
          className={styles.item}
          data-dragging={isDragging || undefined}
        >
          <PageLink
            href={recordHref(view.of, card.id)}
            {...asLink(provided.dragHandleProps)}
            className={styles.card}
          >
            <span className={styles.cardName}>{nameOf(view, card)}</span>
            {fields.map((field) =>
              isEmpty(card[field.name]) ? null : (
                <span
                  key={field.name}
                  className={styles.fact}
                  data-kind={field.kind}
                  data-wide={isReference(field) || undefined}
                >
                  <FieldValue
                    field={field}
                    value={card[field.name]}
                    row={card}
                    inControl
                    late={isLate(card, field.name)}
                  />
                </span>
              ),
            )}
          </PageLink>
          {mayMove && (
            <MoveMenu
              name={nameOf(view, card)}
              to={columns.filter(({ id }) => id !== column.id)}
              onMove={(to) => onMove(card, to)}
            />
          )}
        </li>
      )}
    </Draggable>
  )
}
