'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { LoadMore, moreOf } from '../../../_records/list/load-more.tsx'
import { ListFailed } from '../../../_records/list/table-states.tsx'
import { useTRPC } from '../../../_trpc/client.tsx'
import styles from '../admin.module.css'
import { AddByName } from './add-by-name.tsx'
import { byPosition } from './by-position.ts'
import { PipelineCard } from './pipeline-card.tsx'

/** The ways in which deals are won, each with its stages in order. */
export function Pipelines() {
  const t = useTranslations()
  const trpc = useTRPC()
  const list = useInfiniteQuery(
    trpc.pipelines.list.infiniteQueryOptions(byPosition, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? []
  if (list.isError && rows.length === 0)
    return <ListFailed error={list.error} onRetry={() => list.refetch()} />
  return (
    <div className={styles.panel}>
      <p className={styles.note}>{t('admin.pipelinesNote')}</p>
      {rows.map((pipeline, at) => (
        <PipelineCard key={pipeline.id} pipeline={pipeline} at={at} last={rows.length - 1} />
      ))}
      {list.hasNextPage && <LoadMore more={moreOf(list)} end="" />}
      <AddByName label={t('admin.newPipeline')} className={styles.addPipeline} position={rows.length} />
    </div>
  )
}
