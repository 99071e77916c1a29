'use client'

import { Droppable } from '@hello-pangea/dnd'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useEffect, useMemo } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import { LoadMore } from '../_records/list/load-more.tsx'
import { NamesProvider } from '../_records/names.tsx'
import type { AnyRow } from '../_records/rooms.ts'
import type { View } from '../_records/view.ts'
import { useProblem } from '../_ui/words.ts'
import { arrange, type Pending } from './arrange.ts'
import styles from './board.module.css'
import { BoardCard } from './board-card.tsx'
import { cardFields } from './card-fields.ts'
import type { BoardColumn, Source } from './source.ts'

type Props<Extra> = {
  view: View
  column: BoardColumn
  columns: readonly BoardColumn[]
  source: Source<Extra>
  pending: readonly Pending[]
  mayMove: boolean
  onLoaded: (column: string, pages: AnyRow[][]) => void
  onShown: (column: string, cards: readonly AnyRow[]) => void
  onMove: (card: AnyRow, to: string) => void
}

/** One column: how many cards, what they come to, and the cards, page by page. */
export function BoardColumnView<Extra>(props: Props<Extra>) {
  const { view, column, columns, source, pending, mayMove, onLoaded, onShown, onMove } = props
  const t = useTranslations()
  const format = useFormatter()
  const problem = useProblem()
  const query = useInfiniteQuery({
    queryKey: [...source.key, column.id],
    queryFn: ({ pageParam }) => source.cards(column.id, pageParam),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })
  const pages = useMemo(() => query.data?.pages.map(({ items }) => [...items]) ?? [], [query.data])
  const fields = useMemo(() => cardFields(view), [view])
  const cards = useMemo(() => arrange(column.id, pages.flat(), pending), [column.id, pages, pending])
  const coming = cards.length - pages.flat().length
  useEffect(() => onLoaded(column.id, pages), [column.id, pages, onLoaded])
  useEffect(() => onShown(column.id, cards), [column.id, cards, onShown])
  const headId = `column-${column.id}`
  return (
    <section className={styles.column} aria-labelledby={headId}>
      <header className={styles.head}>
        <h2 id={headId} className={styles.name}>
          <span className={styles.dot} style={{ background: column.colour }} />
          <span className={styles.title}>{column.name}</span>
          <span className={styles.total}>{format.number(column.total + coming)}</span>
        </h2>
        <p className={styles.sums}>{column.sums}</p>
      </header>
      <Droppable droppableId={column.id} isDropDisabled={!mayMove}>
        {(provided, { isDraggingOver }) => (
          <ol
            ref={provided.innerRef}
            {...provided.droppableProps}
            className={styles.cards}
            data-over={isDraggingOver || undefined}
            aria-busy={query.isPending}
          >
            {query.isPending && [1, 2, 3].map((bone) => <li key={bone} className={styles.bone} />)}
            {/* Asked for with the cards: when the board hears of these, each has asked by itself. */}
            <NamesProvider fields={fields} pages={pages}>
              {cards.map((card, index) => (
                <BoardCard
                  key={card.id}
                  view={view}
                  card={card}
                  index={index}
                  column={column}
                  columns={columns}
                  mayMove={mayMove}
                  onMove={onMove}
                />
              ))}
            </NamesProvider>
            {provided.placeholder}
            {query.isSuccess && cards.length === 0 && !isDraggingOver && (
              <li className={styles.empty}>{t(mayMove ? 'board.empty' : 'board.emptyRead')}</li>
            )}
            {query.isError && !query.data && (
              <li className={styles.empty} role="alert">
                {t('board.failed')} {problem(query.error)}
              </li>
            )}
          </ol>
        )}
      </Droppable>
      {(query.hasNextPage || query.isError) && (
        <LoadMore
          end=""
          more={{
            has: true,
            loading: query.isFetching,
            failed: query.isError,
            load: () => (query.data ? query.fetchNextPage() : query.refetch()),
          }}
        />
      )}
    </section>
  )
}
