'use client'

import { Button } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { useDropzone } from 'react-dropzone'
import { useTranslations } from 'use-intl'
import { usePerson } from '../../_frame/person.tsx'
import { useTRPC } from '../../_trpc/client.tsx'
import { LoadMore, moreOf } from '../list/load-more.tsx'
import { ListFailed } from '../list/table-states.tsx'
import styles from './attached.module.css'
import { FileRow } from './file-row.tsx'
import { UploadRow } from './upload-row.tsx'
import { startUploads, useUploads } from './uploads.ts'
import { type Subject, useRefreshAttached } from './use-attached.ts'

/** The files on a record, newest first, and where more are put. */
export function FilesPanel({ subject }: { subject: Subject }) {
  const t = useTranslations('files')
  const trpc = useTRPC()
  const { may } = usePerson()
  const list = useInfiniteQuery(
    trpc.files.list.infiniteQueryOptions(subject, {
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  )
  if (list.isError && !list.data) return <ListFailed error={list.error} onRetry={() => list.refetch()} />
  const files = list.data?.pages.flatMap(({ items }) => items) ?? []
  const shown = (
    <>
      {list.isSuccess && files.length === 0 && <p className={styles.empty}>{t('none')}</p>}
      <ul className={styles.files} aria-busy={list.isPending}>
        {files.map((file) => (
          <FileRow key={file.id} file={file} />
        ))}
      </ul>
      {list.hasNextPage && <LoadMore more={moreOf(list)} end="" />}
    </>
  )
  return (
    <section className={styles.panel} aria-label={t('title')}>
      {may('files', 'create') ? <DropArea subject={subject}>{shown}</DropArea> : shown}
    </section>
  )
}

function DropArea({ subject, children }: { subject: Subject; children: ReactNode }) {
  const t = useTranslations('files')
  const refresh = useRefreshAttached('files')
  const uploads = useUploads(subject)
  const { getRootProps, getInputProps, isDragActive, open } = useDropzone({
    noClick: true,
    noKeyboard: true,
    onDrop: (accepted) => startUploads(subject, accepted, () => void refresh(subject.subjectType)),
  })
  return (
    <div {...getRootProps({ className: styles.drop, 'data-over': isDragActive || undefined })}>
      <input {...getInputProps()} />
      <div className={styles.buttons}>
        <Button
          variant="default"
          leftSection={<IconUpload size={16} stroke={1.6} aria-hidden />}
          onClick={open}
        >
          {t('add')}
        </Button>
        <span className={styles.hint}>{t('hint')}</span>
      </div>
      {uploads.length > 0 && (
        <ul className={styles.uploads}>
          {uploads.map((upload) => (
            <UploadRow key={upload.id} upload={upload} />
          ))}
        </ul>
      )}
      {children}
    </div>
  )
}
