'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { LoadMore } from '../../../_records/list/load-more.tsx'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { AskDialog } from '../../../_ui/ask-dialog.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import styles from '../admin.module.css'
import { TrashRow } from './trash-row.tsx'
import { useEmptying } from './use-emptying.ts'

/** What was archived, of every kind, the newest first: it goes back to where it was, or is deleted for good. */
export function Trash() {
  const t = useTranslations()
  const [asking, setAsking] = useState(false)
  const list = useInfiniteQuery(
    useTRPC().trash.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )
  const { restore, purge, chosen, choose, pending, refused } = useEmptying(() => setAsking(false))
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      {refused && (
        <div className={styles.pad}>
          <Notice>{refused}</Notice>
        </div>
      )}
      {list.isError && rows.length === 0 && <ListFailed error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && <p className={styles.empty}>{t('admin.trashEmpty')}</p>}
      {rows.length > 0 && (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('fields.name')}</th>
                <th scope="col" className={styles.wide}>
                  {t('admin.kind')}
                </th>
                <th scope="col" className={styles.wide}>
                  {t('fields.archivedAt')}
                </th>
                <th scope="col" aria-label={t('record.actions')} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <TrashRow
                  key={row.id}
                  row={row}
                  onRestore={() => restore(row)}
                  onPurge={() => {
                    choose(row)
                    setAsking(true)
                  }}
                />
              ))}
            </tbody>
          </table>
          <LoadMore
            more={{
              has: list.hasNextPage,
              loading: list.isFetchingNextPage,
              failed: list.isFetchNextPageError,
              load: list.fetchNextPage,
            }}
            end={t('table.end', { total: rows.length })}
          />
        </>
      )}
      <AskDialog
        opened={asking}
        title={t('admin.purgeAsk', { name: chosen?.title ?? '' })}
        text={t('admin.purgeText')}
        stay={t('app.cancel')}
        go={t('admin.purge')}
        pending={pending}
        onStay={() => setAsking(false)}
        onGo={purge}
      />
    </>
  )
}
