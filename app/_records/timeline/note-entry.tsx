'use client'

import { ActionIcon } from '@mantine/core'
import { IconNote, IconPencil } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { DeleteAttached } from '../attached/delete-attached.tsx'
import { useMayAttached } from '../attached/use-attached.ts'
import type { EntryOf } from './entry.ts'
import { EntryFrame } from './entry-frame.tsx'
import styles from './timeline.module.css'
import { useAdded } from './use-added.tsx'

const MarkdownText = dynamic(() => import('../attached/markdown.tsx').then((all) => all.MarkdownText))
const NoteChange = dynamic(() => import('../attached/note-change.tsx').then((all) => all.NoteChange))

/** One note: read, changed in its place, deleted. */
export function NoteEntry({ entry }: { entry: EntryOf<'notes'> }) {
  const t = useTranslations('notes')
  const added = useAdded()
  const may = useMayAttached('notes')
  const [editing, setEditing] = useState(false)
  const note = entry.row
  const tools = !editing && (
    <>
      {may('update', note) && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('edit')} onClick={() => setEditing(true)}>
          <IconPencil size={16} stroke={1.6} aria-hidden />
        </ActionIcon>
      )}
      <DeleteAttached
        of="notes"
        row={note}
        label={t('delete')}
        said={{ deleted: t('deleted'), restored: t('restored') }}
      />
    </>
  )
  return (
    <EntryFrame
      icon={IconNote}
      at={entry.at}
      said={added(entry)}
      aside={note.version > 1 && <> · {t('edited')}</>}
      tools={tools}
    >
      <div className={styles.note}>
        {editing ? (
          <NoteChange note={note} onClose={() => setEditing(false)} />
        ) : (
          <MarkdownText text={note.text} />
        )}
      </div>
    </EntryFrame>
  )
}
