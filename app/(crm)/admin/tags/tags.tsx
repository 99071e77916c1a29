'use client'

import { TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../../_trpc/client.tsx'
import { pauseMs } from '../../../_ui/pause.ts'
import styles from '../admin.module.css'
import { AdminTable } from '../admin-table.tsx'
import { TagRow } from './tag-row.tsx'

/** The tags in use on records of every kind: renamed, merged and deleted here for all of them. */
export function Tags() {
  const t = useTranslations()
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), pauseMs)
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
      <AdminTable
        list={list}
        total={rows.length}
        empty={t(search ? 'table.nothingFound' : 'admin.noTags')}
        head={
          <>
            <th scope="col">{t('admin.tag')}</th>
            <th scope="col" className={styles.wide}>
              {t('admin.usedBy')}
            </th>
            <th scope="col" aria-label={t('record.actions')} />
          </>
        }
      >
        {rows.map((row) => (
          <TagRow key={row.tag} row={row} />
        ))}
      </AdminTable>
    </>
  )
}
