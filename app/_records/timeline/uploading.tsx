'use client'

import dynamic from 'next/dynamic'
import attached from '../attached/attached.module.css'
import { useUploads } from '../attached/uploads.ts'
import type { Subject } from '../attached/use-attached.ts'

const UploadRow = dynamic(() => import('../attached/upload-row.tsx').then((all) => all.UploadRow))

/** The files on their way to a record, wherever they were dropped. */
export function Uploading({ subject }: { subject: Subject }) {
  const uploads = useUploads(subject)
  if (uploads.length === 0) return null
  return (
    <ul className={attached.uploads}>
      {uploads.map((upload) => (
        <UploadRow key={upload.id} upload={upload} />
      ))}
    </ul>
  )
}
