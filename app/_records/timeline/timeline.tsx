'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useQueryState } from 'nuqs'
import { type DragEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { usePerson } from '../../_frame/person.tsx'
import { LoadMore, moreOf } from '../list/load-more.tsx'
import { ListFailed } from '../list/table-states.tsx'
import { NamesProvider } from '../names.tsx'
import { useRoom } from '../use-room.ts'
import type { View } from '../view.ts'
import { Composer } from './composer.tsx'
import type { Entry } from './entry.ts'
import { Stream, StreamToCome } from './stream.tsx'
import styles from './timeline.module.css'
import { asShow, timelineInput } from './timeline-input.ts'
import { timelineFields, timelineValues } from './timeline-names.ts'
import { TimelineShow } from './timeline-show.tsx'

const FileDrop = dynamic(() => import('./file-drop.tsx').then((all) => all.FileDrop))

const hasFiles = ({ dataTransfer }: DragEvent) => dataTransfer.types.includes('Files')

/** What happened to a record, newest first, and where more is added: notes, tasks and files. */
export function Timeline({ view, id }: { view: View; id: string }) {
  const t = useTranslations('timeline')
  const { may } = usePerson()
  const [dropping, setDropping] = useState(false)
  const subject = { subjectType: view.of, subjectId: id }
  return (
    <section
      className={styles.timeline}
      aria-label={t('title')}
      onDragEnter={(event) => may('files', 'create') && hasFiles(event) && setDropping(true)}
    >
      <Composer view={view} subject={subject} />
      <Shown view={view} id={id} />
      {dropping && <FileDrop subject={subject} onDone={() => setDropping(false)} />}
    </section>
  )
}

function Shown({ view, id }: { view: View; id: string }) {
  const t = useTranslations('timeline')
  const room = useRoom(view.of)
  const [show, setShow] = useQueryState('show', asShow)
  const list = useInfiniteQuery(
    room.timeline.infiniteQueryOptions(timelineInput(id, show), {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  const pages: Entry[][] = list.data?.pages.map(({ items }) => items) ?? []
  return (
    <>
      <TimelineShow show={show} onShow={setShow} />
      {list.isError && !list.data ? (
        <ListFailed error={list.error} onRetry={() => list.refetch()} />
      ) : list.isPending ? (
        <StreamToCome />
      ) : (
        <NamesProvider fields={timelineFields(view)} pages={pages.map(timelineValues)}>
          <Stream view={view} entries={pages.flat()} none={t(`none.${show ?? 'all'}`)} />
        </NamesProvider>
      )}
      {list.hasNextPage && <LoadMore more={moreOf(list)} end="" />}
    </>
  )
}
