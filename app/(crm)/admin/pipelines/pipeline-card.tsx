'use client'

import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { LoadMore, moreOf } from '../../../_records/list/load-more.tsx'
import type { RowOf } from '../../../_records/rooms.ts'
import { useRefreshRoom } from '../../../_records/use-refresh-room.ts'
import { useTRPC } from '../../../_trpc/client.tsx'
import { Notice } from '../../../_ui/notice.tsx'
import { useProblem } from '../../../_ui/words.ts'
import styles from '../admin.module.css'
import { useWrongWith } from '../users/account-fields.tsx'
import { AddByName } from './add-by-name.tsx'
import { ArchiveButton } from './archive-button.tsx'
import { byPosition } from './by-position.ts'
import { MoveButtons, useMove } from './move-buttons.tsx'
import { SavedInput } from './saved-input.tsx'
import { StageRow } from './stage-row.tsx'

type Props = { pipeline: RowOf<'pipelines'>; at: number; last: number }

/** A pipeline, renamed in place, with its stages in their order. */
export function PipelineCard({ pipeline: { id, name, version }, at, last }: Props) {
  const t = useTranslations()
  const trpc = useTRPC()
  const problem = useProblem()
  const refresh = useRefreshRoom('pipelines')
  const { by, onKeyDown } = useMove({ of: 'pipelines', id, at, last })
  const update = useMutation(trpc.pipelines.update.mutationOptions({ onSuccess: () => refresh() }))
  const wrong = useWrongWith(update.error)
  const list = useInfiniteQuery(
    trpc.stages.list.infiniteQueryOptions(
      { ...byPosition, filter: { pipelineId: [id] } },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )
  const stages = list.data?.pages.flatMap(({ items }) => items) ?? []
  return (
    <section className={styles.pipeline} aria-label={name}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the keys are those of the fields and buttons inside. */}
      <div className={styles.head} onKeyDown={onKeyDown}>
        <SavedInput
          className={styles.name}
          label={t('admin.pipelineName')}
          value={name}
          error={update.error ? (wrong.of('name') ?? problem(update.error)) : undefined}
          onSave={(value) => update.mutate({ id, version, name: value })}
        />
        <span className={styles.moves}>
          <MoveButtons name={name} at={at} last={last} by={by} />
          <ArchiveButton of="pipelines" id={id} name={name} />
        </span>
      </div>
      {list.isError && stages.length === 0 && <Notice>{problem(list.error)}</Notice>}
      <ol>
        {stages.map((stage, place) => (
          <StageRow key={stage.id} stage={stage} at={place} last={stages.length - 1} />
        ))}
      </ol>
      {list.hasNextPage && <LoadMore more={moreOf(list)} end="" />}
      <AddByName
        label={t('admin.newStage')}
        className={styles.add}
        pipelineId={id}
        position={(stages.at(-1)?.position ?? -1) + 1}
      />
    </section>
  )
}
