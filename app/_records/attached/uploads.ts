'use client'

import { useSyncExternalStore } from 'react'
import { maxFileBytes } from '#domain/files.ts'
import { sendFile } from '../../_trpc/send-file.ts'
import type { Subject } from './use-attached.ts'

/** A file on its way up; `failed` is the code of what went wrong. */
export type Upload = {
  id: number
  subject: Subject
  name: string
  /** From 0 to 1. */
  sent: number
  failed: string | undefined
}

// Outside of the components: an upload goes on while one looks at another tab or page.
let uploads: readonly Upload[] = []
/** What breaks off each that is being sent. */
const sending = new Map<number, () => void>()
const listeners = new Set<() => void>()
let lastId = 0

const ask = (event: BeforeUnloadEvent) => event.preventDefault()

const change = (next: readonly Upload[]) => {
  uploads = next
  if (uploads.some(({ failed }) => !failed)) window.addEventListener('beforeunload', ask)
  else window.removeEventListener('beforeunload', ask)
  for (const tell of listeners) tell()
}
const patch = (id: number, facts: Partial<Upload>) =>
  change(uploads.map((one) => (one.id === id ? { ...one, ...facts } : one)))

/** Takes a finished, failed or unwanted one off the list; what is still being sent is broken off. */
export const dropUpload = (id: number) => {
  sending.get(id)?.()
  sending.delete(id)
  change(uploads.filter((one) => one.id !== id))
}

const addressOf = ({ subject, name }: Upload) =>
  `/api/files?${new URLSearchParams({ subject_type: subject.subjectType, subject_id: subject.subjectId, name })}`

const send = (upload: Upload, file: File, onDone: () => void) => {
  const { id } = upload
  const stop = sendFile(addressOf(upload), file, {
    onSent: (sent) => patch(id, { sent }),
    onDone: () => {
      dropUpload(id)
      onDone()
    },
    onFailed: (failed) => patch(id, { failed }),
  })
  sending.set(id, stop)
}

const wrongWith = ({ size }: File) =>
  size > maxFileBytes ? 'too_large' : size === 0 ? 'empty_file' : undefined

/** Sends files to a record; each stands in the list until it is there, or until its failure was read. */
export const startUploads = (subject: Subject, files: readonly File[], onDone: () => void) => {
  for (const file of files) {
    lastId += 1
    const upload: Upload = { id: lastId, subject, name: file.name, sent: 0, failed: wrongWith(file) }
    change([...uploads, upload])
    if (!upload.failed) send(upload, file, onDone)
  }
}

const listen = (tell: () => void) => {
  listeners.add(tell)
  return () => listeners.delete(tell)
}
const none: readonly Upload[] = []

/** The uploads to one record that are not there yet. */
export const useUploads = ({ subjectType, subjectId }: Subject) =>
  useSyncExternalStore(
    listen,
    () => uploads,
    () => none,
  ).filter(({ subject }) => subject.subjectType === subjectType && subject.subjectId === subjectId)
