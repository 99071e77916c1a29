'use client'

import { IconPlus } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { type ReactNode, useMemo, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { isStaff } from '#domain/roles.ts'
import { PageHeader } from '../../_frame/page-header.tsx'
import { usePerson } from '../../_frame/person.tsx'
import { useShortcut } from '../../_frame/use-shortcuts.ts'
import { LinkButton } from '../../_ui/link-button.tsx'
import { useRoomWord } from '../../_ui/words.ts'
import { BulkBar } from '../bulk/lazy-bulk-bar.ts'
import { useTickRest } from '../bulk/use-tick-rest.ts'
import { withColumns } from '../columns/chosen-columns.ts'
import { importHref, newHref } from '../hrefs.ts'
import { NamesProvider } from '../names.tsx'
import { columnFields } from '../read-view.ts'
import type { AnyRow } from '../rooms.ts'
import { useSavedViews } from '../saved-views/use-saved-views.tsx'
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
import { useTicks } from './use-ticks.ts'

type Props = {
  view: View
  /** Stands with the list's actions. */
  beside?: ReactNode
  /** Whether the person may bring such records in from a file. */
  mayImport: boolean
}

/**
 * The list of any kind of record: search, filters and order in the URL, pages by keyset while scrolling. Its first page
 * came with the HTML; from then on it is live.
 */
export function RecordTable({ view: all, beside, mayImport }: Props) {
  const t = useTranslations('table')
  const word = useRoomWord(all.of)
  const room = useRoom(all.of)
  const { person } = usePerson()
  const controls = useListState(all)
  const { asked } = controls
  const saved = useSavedViews(all, controls)
  const chosen = saved.columns.join()
  const view = useMemo(() => withColumns(all, chosen.split(',')), [all, chosen])
  const searchBox = useRef<HTMLInputElement>(null)
  const list = useInfiniteQuery(
    room.list.infiniteQueryOptions(listInputOf(all, asked), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  )
  const count = useQuery(
    room.count.queryOptions(narrowingOf(all, asked), { placeholderData: keepPreviousData }),
  )
  const mayCreate = useCreateKey(view.of)
  useShortcut('search', () => searchBox.current?.focus())

  // One room's rows are read by the same room's columns (view.ts); between the two only their ids matter.
  const pages: AnyRow[][] = list.data?.pages.map((page) => page.items) ?? []
  const rows = useMemo(() => list.data?.pages.flatMap((page): AnyRow[] => page.items) ?? [], [list.data])
  const nothing = list.data !== undefined && rows.length === 0
  const narrowed = isNarrowed(view, asked)
  // Where nothing is there at all it is not the filters that hide it.
  const whole = useQuery({ ...room.count.queryOptions({}), enabled: nothing && narrowed && !asked.archived })
  const ticks = useTicks(rows)
  const rest = useTickRest(list, ticks, count.data?.total)
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
        <TableTools
          view={all}
          shown={view}
          controls={controls}
          saved={saved}
          searchBox={searchBox}
          mayImport={mayImport}
        />
      </div>
      {list.isError && list.data && <RefreshFailed error={list.error} onRetry={() => list.refetch()} />}
      {list.isError && !list.data ? (
        <ListFailed error={list.error} onRetry={() => list.refetch()} />
      ) : nothing ? (
        <NothingHere
          view={view}
          archived={asked.archived}
          narrowed={narrowed && whole.data?.total !== 0}
          onClear={controls.clear}
          action={
            <>
              {create}
              {mayImport && (
                <LinkButton href={importHref(view.of)} variant="default">
                  {t('importFile')}
                </LinkButton>
              )}
            </>
          }
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
            ticks={isStaff(person.role) ? ticks : undefined}
          />
        </NamesProvider>
      )}
      {ticks.rows.length > 0 && (
        <BulkBar
          view={view}
          ticks={ticks}
          archived={asked.archived}
          sort={listInputOf(all, asked).sort}
          rest={rest}
        />
      )}
    </>
  )
}
