'use client'

import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useRef } from 'react'
import { PageHeader } from '../../_frame/page-header.tsx'
import { useShortcut } from '../../_frame/use-shortcuts.ts'
import { LinkButton } from '../../_ui/link-button.tsx'
import { useRoomWord } from '../../_ui/words.ts'
import { newHref } from '../hrefs.ts'
import { NamesProvider } from '../names.tsx'
import { columnFields } from '../read-view.ts'
import type { AnyRow } from '../rooms.ts'
import { useCreateKey } from '../use-create-key.ts'
import { useRoom } from '../use-room.ts'
import type { View } from '../view.ts'
import { isNarrowed, listInputOf, narrowingOf } from './list-state.ts'
import { moreOf } from './load-more.tsx'
import styles from './record-table.module.css'
import { RowCount } from './row-count.tsx'
import { Rows } from './rows.tsx'
import { ListFailed, NothingHere, RefreshFailed } from './table-states.tsx'
import { TableTools } from './table-tools.tsx'
import { useListState } from './use-list-state.ts'

/**
 * The list of any kind of record: search, filters and order in the URL, pages by keyset while scrolling. Its first page
 * came with the HTML; from then on it is live.
 */
export function RecordTable({ view, beside }: { view: View; beside?: ReactNode }) {
  const word = useRoomWord(view.of)
  const room = useRoom(view.of)
  const controls = useListState(view)
  const { asked } = controls
  const searchBox = useRef<HTMLInputElement>(null)
  const list = useInfiniteQuery(
    room.list.infiniteQueryOptions(listInputOf(view, asked), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const count = useQuery(
    room.count.queryOptions(narrowingOf(view, asked), { placeholderData: keepPreviousData }),
  )
  const mayCreate = useCreateKey(view.of)
  useShortcut('search', () => searchBox.current?.focus())

  // One room's rows are read by the same room's columns (view.ts); between the two only their ids matter.
  const pages: AnyRow[][] = list.data?.pages.map((page) => page.items) ?? []
  const rows = pages.flat()
  const create = mayCreate && (
    <LinkButton href={newHref(view.of)} leftSection={<IconPlus size={16} aria-hidden />}>
      {word('new')}
    </LinkButton>
  )
  return (
    <>
      <div className={styles.head}>
        <PageHeader
          title={word('title')}
          count={<RowCount count={count.data} />}
          actions={
            <>
              {beside}
              {create}
            </>
          }
        />
        <TableTools view={view} controls={controls} searchBox={searchBox} />
      </div>
      {list.isError && list.data && <RefreshFailed error={list.error} onRetry={() => list.refetch()} />}
      {list.isError && !list.data ? (
        <ListFailed error={list.error} onRetry={() => list.refetch()} />
      ) : rows.length === 0 && !list.isPending ? (
        <NothingHere
          view={view}
          archived={asked.archived}
          narrowed={isNarrowed(view, asked)}
          onClear={controls.clear}
          action={create}
        />
      ) : (
        <NamesProvider fields={columnFields(view)} pages={pages}>
          <Rows
            view={view}
            rows={rows}
            controls={controls}
            stale={list.isPlaceholderData}
            waiting={list.isPending}
            more={moreOf(list)}
          />
        </NamesProvider>
      )}
    </>
  )
}
