'use client'

import { Button } from '@mantine/core'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { Notice } from '../../_ui/notice.tsx'
import { useProblem } from '../../_ui/words.ts'
import { NamesProvider } from '../names.tsx'
import { allFields } from '../read-view.ts'
import { useRoom } from '../use-room.ts'
import type { View } from '../view.ts'
import { HistoryEntry } from './history-entry.tsx'
import styles from './history-panel.module.css'
import { type HistoryLine, historyValues } from './history-values.ts'

/** Who changed what in a record, newest first, in pages. */
export function HistoryPanel({ view, id }: { view: View; id: string }) {
  const t = useTranslations()
  const problem = useProblem()
  const room = useRoom(view.of)
  const history = useInfiniteQuery(
    room.history.infiniteQueryOptions({ id }, { getNextPageParam: (page) => page.nextCursor ?? undefined }),
  )
  const pages: HistoryLine[][] = history.data?.pages.map(({ items }) => items) ?? []
  const lines = pages.flat()
  return (
    <section className={styles.panel} aria-label={t('record.history')}>
      <h2 className={styles.title}>{t('record.history')}</h2>
      {history.isError && (
        <Notice
          tone="warn"
          action={
            <Button size="compact-sm" variant="subtle" onClick={() => history.refetch()}>
              {t('app.retry')}
            </Button>
          }
        >
          {t('record.historyFailed')} {problem(history.error)}
        </Notice>
      )}
      {history.isSuccess && lines.length === 0 && <p className={styles.empty}>{t('record.historyEmpty')}</p>}
      <NamesProvider fields={allFields(view)} pages={pages.map(historyValues)}>
        <ol className={styles.lines}>
          {lines.map((line) => (
            <HistoryEntry key={line.id} view={view} line={line} />
          ))}
        </ol>
      </NamesProvider>
      {history.hasNextPage && (
        <Button
          variant="default"
          size="compact-md"
          loading={history.isFetchingNextPage}
          onClick={() => history.fetchNextPage()}
        >
          {t('app.more')}
        </Button>
      )}
    </section>
  )
}
