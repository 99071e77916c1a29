'use client'

import { useQuery } from '@tanstack/react-query'
import dynamic from 'next/dynamic'
import { useTranslations } from 'use-intl'
import type { Attachment } from '#domain/entities.ts'
import { useTRPC } from '../../_trpc/client.tsx'
import type { Subject } from './use-attached.ts'

/** What hangs on a record, each loaded when its tab is opened first. */
export const attachedPanels = {
  notes: dynamic(() => import('./notes-panel.tsx').then(({ NotesPanel }) => NotesPanel)),
  files: dynamic(() => import('./files-panel.tsx').then(({ FilesPanel }) => FilesPanel)),
}

/** The name of a tab, with how many there are. */
export function AttachedTitle({
  of,
  subject,
  count,
}: {
  of: Attachment
  subject: Subject
  count: string | undefined
}) {
  const t = useTranslations()
  const answer = useQuery(useTRPC()[of].count.queryOptions(subject))
  return (
    <>
      {t(`${of}.title`)}
      <span className={count}>{answer.data && t('table.total', answer.data)}</span>
    </>
  )
}
