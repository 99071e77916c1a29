'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../_frame/page-header.tsx'
import { useTRPC } from '../../_trpc/client.tsx'
import admin from '../admin/admin.module.css'
import { AdminTable } from '../admin/admin-table.tsx'
import { ImportRow } from './import-row.tsx'
import styles from './imports.module.css'
import { listInput } from './list-input.ts'
import { NewImport } from './new-import.tsx'

/** Brings a file in, and lists those that were brought in before. */
export function Imports() {
  const t = useTranslations()
  const list = useInfiniteQuery(
    useTRPC().imports.list.infiniteQueryOptions(listInput, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  const imports = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <PageHeader title={t('imports.title')} />
      <NewImport />
      <h2 className={styles.earlier}>{t('imports.earlier')}</h2>
      <AdminTable
        list={list}
        total={imports.length}
        empty={t('imports.empty')}
        head={
          <>
            <th scope="col">{t('imports.file')}</th>
            <th scope="col" className={admin.wide}>
              {t('admin.kind')}
            </th>
            <th scope="col" className={styles.state}>
              {t('fields.status')}
            </th>
            <th scope="col" className={admin.wide}>
              {t('imports.rows')}
            </th>
          </>
        }
      >
        {imports.map((one) => (
          <ImportRow key={one.id} one={one} />
        ))}
      </AdminTable>
    </>
  )
}
