'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { Notice } from '../../_ui/notice.tsx'
import { useProblem } from '../../_ui/words.ts'
import type { RowOfAttached } from './attached-row.ts'
import { MarkdownText } from './markdown.tsx'
import { NoteEditor } from './note-editor.tsx'
import { useRefreshAttached } from './use-attached.ts'

type Props = { note: RowOfAttached<'notes'>; onClose: () => void }

/** Changes a note in its place. When somebody else was faster, their text stands above and neither is lost. */
export function NoteChange({ note, onClose }: Props) {
  const t = useTranslations('notes')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const refresh = useRefreshAttached('notes')
  const [text, setText] = useState(note.text)
  // The note as it was when editing began; after a conflict, as somebody else left it.
  const [base, setBase] = useState(note)
  const [theirs, setTheirs] = useState<string>()
  const update = useMutation(
    trpc.notes.update.mutationOptions({
      onSuccess: async () => {
        await refresh(note.subjectType)
        onClose()
      },
      onError: async (error) => {
        if (readProblem(error).reason !== 'version_conflict') return
        const now = await queries.fetchQuery(trpc.notes.get.queryOptions({ id: note.id }, { staleTime: 0 }))
        setBase(now)
        setTheirs(now.text)
      },
    }),
  )
  return (
    <NoteEditor
      value={text}
      onChange={setText}
      onCancel={onClose}
      saveLabel={t(theirs === undefined ? 'save' : 'saveMine')}
      pending={update.isPending}
      onSave={(saved) => update.mutate({ id: note.id, version: base.version, text: saved })}
      error={
        update.isError && (
          <Notice>
            {problem(update.error)}
            {theirs !== undefined && <MarkdownText text={theirs} />}
          </Notice>
        )
      }
    />
  )
}
