'use client'

import { ActionIcon } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { useTRPC } from '../../_trpc/client.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { Moment } from '../../_ui/moment.tsx'
import { Notice } from '../../_ui/notice.tsx'
import { useProblem } from '../../_ui/words.ts'
import { useName } from '../names.tsx'
import styles from './attached.module.css'
import type { RowOfAttached } from './attached-row.ts'
import { MarkdownText } from './markdown.tsx'
import { NoteEditor } from './note-editor.tsx'
import { useMayAttached } from './use-attached.ts'
import { useAttachedTrash } from './use-attached-trash.tsx'

type Note = RowOfAttached<'notes'>

/** One note: read, changed in its place, deleted. */
export function NoteEntry({ note, onChanged }: { note: Note; onChanged: () => Promise<unknown> }) {
  const t = useTranslations()
  const may = useMayAttached('notes')
  const trash = useAttachedTrash('notes')
  const author = useName('users', note.createdBy ?? '')
  const [editing, setEditing] = useState(false)
  return (
    <li className={styles.note}>
      <p className={styles.byline}>
        <strong>{author?.name ?? t('record.someone')}</strong>
        <span>
          <Moment at={note.createdAt} />
          {note.version > 1 && ` · ${t('notes.edited')}`}
        </span>
        {!editing && (
          <span className={styles.tools}>
            {may('update', note) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('notes.edit')}
                onClick={() => setEditing(true)}
              >
                <IconPencil size={16} stroke={1.6} aria-hidden />
              </ActionIcon>
            )}
            {may('archive', note) && (
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t('notes.delete')}
                loading={trash.pending}
                onClick={() =>
                  trash.remove(note, { deleted: t('notes.deleted'), restored: t('notes.restored') })
                }
              >
                <IconTrash size={16} stroke={1.6} aria-hidden />
              </ActionIcon>
            )}
          </span>
        )}
      </p>
      {editing ? (
        <NoteChange note={note} onChanged={onChanged} onClose={() => setEditing(false)} />
      ) : (
        <MarkdownText text={note.text} />
      )}
    </li>
  )
}

type ChangeProps = { note: Note; onChanged: () => Promise<unknown>; onClose: () => void }

function NoteChange({ note, onChanged, onClose }: ChangeProps) {
  const t = useTranslations('notes')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const problem = useProblem()
  const [text, setText] = useState(note.text)
  // The note as it was when editing began; after a conflict, as somebody else left it.
  const [base, setBase] = useState(note)
  const [theirs, setTheirs] = useState<string>()
  const update = useMutation(
    trpc.notes.update.mutationOptions({
      onSuccess: async () => {
        await onChanged()
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
