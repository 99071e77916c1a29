'use client'

import { useMutation } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { useProblem } from '../../_ui/words.ts'
import { useDraft } from './drafts.ts'
import { NoteEditor } from './note-editor.tsx'
import { type Subject, useRefreshAttached } from './use-attached.ts'

/** Writes a note on a record; what is not saved yet stays, wherever one goes meanwhile. */
export function NewNote({ subject }: { subject: Subject }) {
  const t = useTranslations('notes')
  const trpc = useTRPC()
  const problem = useProblem()
  const refresh = useRefreshAttached('notes')
  const [text, write] = useDraft(subject, 'note')
  const create = useMutation(
    trpc.notes.create.mutationOptions({
      onSuccess: async () => {
        write('')
        await refresh(subject.subjectType)
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
