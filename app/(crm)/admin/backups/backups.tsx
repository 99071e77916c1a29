'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { PageHeader } from '../../../_frame/page-header.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { useProblem } from '../../../_ui/words.ts'
import { BackupRow } from './backup-row.tsx'
import styles from './backups.module.css'
import { backupPages } from './pages.ts'

const whileRunningMs = 2_000

/** Every backup with its proof, asked again for as long as one is being made. */
export function Backups() {
  const t = useTranslations('backups')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const list = useInfiniteQuery({
    ...trpc.backups.list.infiniteQueryOptions({}, backupPages),
    refetchInterval: ({ state }) => (state.data?.pages[0]?.running ? whileRunningMs : false),
  })
  const create = useMutation(
    trpc.backups.create.mutationOptions({
      onSuccess: () => queries.invalidateQueries(trpc.backups.list.infiniteQueryFilter()),
      onError: (error) => notifications.show({ message: problem(error), color: 'red' }),
    }),
  )
  const [first] = list.data?.pages ?? []
  const items = list.data?.pages.flatMap((page) => page.items) ?? []
  const busy = first?.running ?? false
  return (
    <>
      <PageHeader
        title={t('title')}
        count={first?.total}
        actions={
          <Button onClick={() => create.mutate()} loading={create.isPending} disabled={busy}>
            {busy ? t('running') : t('make')}
          </Button>
        }
      />
      <div className={styles.page}>
        <p className={styles.note}>{t('note')}</p>
        {list.isError && <Notice>{problem(list.error)}</Notice>}
        {first?.failure && <Notice>{t('failed', { reason: first.failure })}</Notice>}
        {first && !first.encrypted && <Notice tone="info">{t('plain')}</Notice>}
        {first && items.length === 0 && <p className={styles.empty}>{t('empty')}</p>}
        {items.length > 0 && (
          <ul className={styles.list} aria-label={t('title')} aria-busy={busy}>
            {items.map((backup) => (
              <BackupRow key={backup.name} backup={backup} />
            ))}
          </ul>
        )}
        {list.hasNextPage && (
          <Button variant="default" loading={list.isFetchingNextPage} onClick={() => list.fetchNextPage()}>
            {t('more')}
          </Button>
        )}
      </div>
    </>
  )
}
