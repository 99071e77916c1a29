'use client'

import { ActionIcon, UnstyledButton } from '@mantine/core'
import { IconDownload, IconFile, IconPhoto } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { canPreview } from '#domain/files.ts'
import { FileSize } from '../../_ui/file-size.tsx'
import styles from './attached.module.css'
import type { RowOfAttached } from './attached-row.ts'
import { contentHref } from './content-href.ts'
import { DeleteAttached } from './delete-attached.tsx'

const FilePreview = dynamic(() => import('./file-preview.tsx').then((all) => all.FilePreview))

/** One file: looked at where a browser can, downloaded, deleted. The children stand behind its size. */
export function FileRow({ file, children }: { file: RowOfAttached<'files'>; children?: ReactNode }) {
  const t = useTranslations('files')
  const { id, name, type, size } = file
  const Icon = type.startsWith('image/') ? IconPhoto : IconFile
  return (
    <>
      <Icon size={18} stroke={1.5} aria-hidden />
      <span className={styles.about}>
        <FileName id={id} name={name} type={type} />
        <span className={styles.facts}>
          <FileSize bytes={size} />
          {children}
        </span>
      </span>
      <ActionIcon
        component="a"
        href={contentHref(id)}
        download={name}
        variant="subtle"
        color="gray"
        aria-label={t('download', { name })}
      >
        <IconDownload size={16} stroke={1.6} aria-hidden />
      </ActionIcon>
      <DeleteAttached
        of="files"
        row={file}
        label={t('delete', { name })}
        said={{ deleted: t('deleted', { name }), restored: t('restored', { name }) }}
      />
    </>
  )
}

/** What a click on the name does: an image is shown here, a PDF in a window of its own, the rest is downloaded. */
function FileName({ id, name, type }: { id: string; name: string; type: string }) {
  const [open, setOpen] = useState(false)
  if (!canPreview(type))
    return (
      <a className={styles.fileName} href={contentHref(id)} download={name}>
        {name}
      </a>
    )
  if (!type.startsWith('image/'))
    return (
      <a
        className={styles.fileName}
        href={contentHref(id, { inline: true })}
        target="_blank"
        rel="noreferrer"
      >
        {name}
      </a>
    )
  return (
    <>
      <UnstyledButton className={styles.fileName} onClick={() => setOpen(true)}>
        {name}
      </UnstyledButton>
      {open && <FilePreview id={id} name={name} onClose={() => setOpen(false)} />}
    </>
  )
}
