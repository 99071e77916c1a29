'use client'

import type { ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import { LoadMore, moreOf, type Paged } from '../../_records/list/load-more.tsx'
import { ListFailed } from '../../_records/list/table-states.tsx'
import styles from './admin.module.css'

type Props = {
  list: Paged & { isError: boolean; isSuccess: boolean; error: unknown; refetch: () => unknown }
  /** How many rows there are so far. */
  total: number
  /** What is said where there is none. */
  empty: string
  /** The cells of the head. */
  head: ReactNode
  /** The rows. */
  children: ReactNode
}

/** A table of the admin area that loads page by page; or why there is none. */
export function AdminTable({ list, total, empty, head, children }: Props) {
  const t = useTranslations('table')
  if (total === 0 && list.isError) return <ListFailed error={list.error} onRetry={() => list.refetch()} />
  if (total === 0) return list.isSuccess && <p className={styles.empty}>{empty}</p>
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>{head}</tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
      <LoadMore more={moreOf(list)} end={t('end', { total })} />
    </>
  )
}
