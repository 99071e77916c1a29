'use client'

import { IconPaperclip } from '@tabler/icons-react'
import { FileRow } from '../attached/file-row.tsx'
import type { EntryOf } from './entry.ts'
import { EntryFrame } from './entry-frame.tsx'
import styles from './timeline.module.css'
import { useAdded } from './use-added.tsx'

/** A file that was put on the record. */
export function FileEntry({ entry }: { entry: EntryOf<'files'> }) {
  const added = useAdded()
  return (
    <EntryFrame icon={IconPaperclip} at={entry.at} said={added(entry)}>
      <div className={styles.card}>
        <FileRow file={entry.row} />
      </div>
    </EntryFrame>
  )
}
