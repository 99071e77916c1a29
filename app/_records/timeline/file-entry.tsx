'use client'

import { IconPaperclip } from '@tabler/icons-react'
import attached from '../attached/attached.module.css'
import { FileRow } from '../attached/file-row.tsx'
import type { EntryOf } from './entry.ts'
import { EntryFrame } from './entry-frame.tsx'
import { useAdded } from './use-added.tsx'

/** A file that was put on the record. */
export function FileEntry({ entry }: { entry: EntryOf<'files'> }) {
  const added = useAdded()
  return (
    <EntryFrame icon={IconPaperclip} at={entry.at} said={added(entry)}>
      <ul className={attached.files}>
        <FileRow file={entry.row} />
      </ul>
    </EntryFrame>
  )
}
