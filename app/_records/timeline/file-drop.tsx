'use client'

import { IconUpload } from '@tabler/icons-react'
import { useDropzone } from 'react-dropzone'
import { useTranslations } from 'use-intl'
import { startUploads } from '../attached/uploads.ts'
import { type Subject, useRefreshAttached } from '../attached/use-attached.ts'
import styles from './timeline.module.css'

/** Lies over the timeline while files are dragged above it, and takes them. */
export function FileDrop({ subject, onDone }: { subject: Subject; onDone: () => void }) {
  const t = useTranslations('timeline')
  const refresh = useRefreshAttached('files')
  const { getRootProps } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDragLeave: onDone,
    onDrop: (files) => {
      startUploads(subject, files, () => void refresh(subject.subjectType))
      onDone()
    },
  })
  return (
    <div {...getRootProps({ className: styles.drop, role: 'presentation' })}>
      <p>
        <IconUpload size={18} stroke={1.6} aria-hidden /> {t('drop')}
      </p>
    </div>
  )
}
