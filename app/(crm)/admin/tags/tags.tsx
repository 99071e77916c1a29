'use client'

import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { LoadMore } from '../../../_records/list/load-more.tsx'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import styles from '../admin.module.css'
import { TagRow } from './tag-row.tsx'

/** The tags in use on records of every kind: renamed, merged and deleted here for all of them. */
export function Tags() {
  const t = useTranslations()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 150)
  const list = useInfiniteQuery(
    useTRPC().tags.list.infiniteQueryOptions(
      { limit: 50, ...(search && { search }) },
      { getNextPageParam: (page) => page.nextCursor ?? undefined, placeholderData: keepPreviousData },
    ),
  )
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <div className={styles.tools}>
        <TextInput
          className={styles.grow}
          type="search"
          aria-label={t('admin.searchTags')}
          placeholder={t('admin.searchTags')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </div>
      {list.isError && rows.length === 0 && <ListFailed error={list.error} onRetry={() => list.refetch()} />}
      {list.isSuccess && rows.length === 0 && (
        <p className={styles.empty}>{t(search ? 'table.nothingFound' : 'admin.noTags')}</p>
      )}
      {rows.length > 0 && (
        <>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('admin.tag')}</th>
                <th scope="col" className={styles.wide}>
                  {t('admin.usedBy')}
                </th>
                <th scope="col" aria-label={t('record.actions')} />
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <TagRow key={row.tag} row={row} />
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
    </>
  )
}
