'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { entities } from '#domain/entities.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { readProblem } from '../../../_trpc/problem.ts'
import { Notice } from '../../../_ui/notice.tsx'
import { useProblem } from '../../../_ui/words.ts'
import styles from '../admin.module.css'
import { AdminTable } from '../admin-table.tsx'
import { TrashRow } from './trash-row.tsx'

/** Why something stays in the trash; what refers to it is named. */
const useRefusal = () => {
  const t = useTranslations()
  const problem = useProblem()
  return (error: unknown) => {
    const { reason, errors } = readProblem(error)
    const by = entities.find((one) => one === errors[0]?.path)
    return reason === 'in_use' && by ? t('admin.inUse', { kind: t(`${by}.title`) }) : problem(error)
  }
}

/** What was archived, of every kind, the newest first: it goes back to where it was, or is deleted for good. */
export function Trash() {
  const t = useTranslations()
  const refusal = useRefusal()
  const [refused, setRefused] = useState<unknown>()
  const list = useInfiniteQuery(
    useTRPC().trash.list.infiniteQueryOptions(
      { limit: 50 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      {refused !== undefined && (
        <div className={styles.pad}>
          <Notice>{refusal(refused)}</Notice>
        </div>
      )}
      <AdminTable
        list={list}
        total={rows.length}
        empty={t('admin.trashEmpty')}
        head={
          <>
            <th scope="col">{t('fields.name')}</th>
            <th scope="col" className={styles.wide}>
              {t('admin.kind')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('fields.archivedAt')}
            </th>
            <th scope="col" aria-label={t('record.actions')} />
          </>
        }
      >
        {rows.map((row) => (
          <TrashRow key={row.id} row={row} onRefused={setRefused} />
        ))}
      </AdminTable>
    </>
  )
}
