'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import styles from '../admin.module.css'
import { AdminTable } from '../admin-table.tsx'
import { BackupRow } from './backup-row.tsx'
import { MakeBackup } from './make-backup.tsx'
import { Running } from './running.tsx'
import { Schedule } from './schedule.tsx'
import { Trouble } from './trouble.tsx'

const whileRunningMs = 1_000
const otherwiseMs = 30_000

/** Every backup with its trial, asked again and again for as long as one is being made. */
export function Backups() {
  const t = useTranslations()
  const list = useInfiniteQuery(
    useTRPC().backups.list.infiniteQueryOptions(
      {},
      {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
        refetchInterval: ({ state }) => (state.data?.pages[0]?.running ? whileRunningMs : otherwiseMs),
      },
    ),
  )
  const [first] = list.data?.pages ?? []
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <>
      <PageHeader
        title={t('admin.parts.backups')}
        count={first?.total}
        actions={<MakeBackup running={Boolean(first?.running)} />}
      />
      <div className={styles.pad}>
        <p className={styles.note}>{t('backups.note')}</p>
        {first?.failure && !first.running && (
          <Notice>
            {t('backups.failed')} <Trouble told={first.failure} trouble={first.failureTrouble} />
          </Notice>
        )}
        {first && !first.schedule.encrypted && <Notice tone="info">{t('backups.plain')}</Notice>}
        {first && <Schedule schedule={first.schedule} lastProven={rows.find(({ provenAt }) => provenAt)} />}
        <Running progress={first?.running ?? null} />
      </div>
      <AdminTable
        list={list}
        total={rows.length}
        empty={t('backups.empty')}
        head={
          <>
            <th scope="col">{t('backups.made')}</th>
            <th scope="col">{t('backups.trial')}</th>
            <th scope="col" className={styles.wide}>
              {t('backups.holds')}
            </th>
            <th scope="col" className={styles.wide}>
              {t('backups.size')}
            </th>
            <th scope="col" aria-label={t('record.actions')} />
          </>
        }
      >
        {rows.map((backup) => (
          <BackupRow key={backup.name} backup={backup} />
        ))}
      </AdminTable>
    </>
  )
}
