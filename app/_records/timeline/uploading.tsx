'use client'

import attached from '../attached/attached.module.css'
import { UploadRow } from '../attached/upload-row.tsx'
import { useUploads } from '../attached/uploads.ts'
import type { Subject } from '../attached/use-attached.ts'

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
