'use client'

import { useInfiniteQuery, useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { usePerson } from '../../_frame/person.tsx'
import { useTRPC } from '../../_trpc/client.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { useProblem } from '../../_ui/words.ts'
import { LoadMore, moreOf } from '../list/load-more.tsx'
import { ListFailed } from '../list/table-states.tsx'
import { NamesProvider } from '../names.tsx'
import styles from './attached.module.css'
import { useDraft } from './drafts.ts'
import { NoteEditor } from './note-editor.tsx'
import { NoteEntry } from './note-entry.tsx'
import { referringOf } from './referring.ts'
import { type Subject, useRefreshAttached } from './use-attached.ts'

/** What was written about a record, newest first, and where more is written. */
export function NotesPanel({ subject }: { subject: Subject }) {
  const t = useTranslations('notes')
  const trpc = useTRPC()
  const { may } = usePerson()
  const refresh = useRefreshAttached('notes')
  const onChanged = () => refresh(subject.subjectType)
  const list = useInfiniteQuery(
    trpc.notes.list.infiniteQueryOptions(subject, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  if (list.isError && !list.data) return <ListFailed error={list.error} onRetry={() => list.refetch()} />
  const pages = list.data?.pages.map(({ items }) => items) ?? []
  const notes = pages.flat()
  return (
    <section className={styles.panel} aria-label={t('title')}>
      {may('notes', 'create') && <NewNote subject={subject} onChanged={onChanged} />}
      {list.isSuccess && notes.length === 0 && <p className={styles.empty}>{t('none')}</p>}
      <NamesProvider fields={referringOf.notes} pages={pages}>
        <ul className={styles.notes} aria-busy={list.isPending}>
          {notes.map((note) => (
            <NoteEntry key={note.id} note={note} onChanged={onChanged} />
          ))}
        </ul>
      </NamesProvider>
      {list.hasNextPage && <LoadMore more={moreOf(list)} end="" />}
    </section>
  )
}

function NewNote({ subject, onChanged }: { subject: Subject; onChanged: () => Promise<unknown> }) {
  const t = useTranslations('notes')
  const trpc = useTRPC()
  const problem = useProblem()
  const { person } = usePerson()
  const [text, write] = useDraft(`${person.id} ${subject.subjectType} ${subject.subjectId}`)
  const create = useMutation(
    trpc.notes.create.mutationOptions({
      onSuccess: async () => {
        write('')
        await onChanged()
      },
    }),
  )
  return (
    <NoteEditor
      value={text}
      onChange={write}
      saveLabel={t('add')}
      pending={create.isPending}
      onSave={(saved) => create.mutate({ ...subject, text: saved })}
      error={create.isError && <Notice>{problem(create.error)}</Notice>}
    />
  )
}
