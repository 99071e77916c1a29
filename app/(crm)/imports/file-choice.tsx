'use client'

import { Input } from '@mantine/core'
import { IconFileTypeCsv } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { useTranslations } from 'use-intl'
import { importLimits } from '#domain/imports.ts'
import { FileSize } from '../../_ui/file-size.tsx'
import styles from './imports.module.css'

const accepted = '.csv,text/csv,text/plain,.tsv'

type Props = { file: File | undefined; onChoose: (file: File) => void; disabled: boolean }

/** A place for one file, which is chosen there or dropped there. */
export function FileChoice({ file, onChoose, disabled }: Props) {
  const t = useTranslations('imports')
  const id = useId()
  const [over, setOver] = useState(false)
  const take = (files: FileList | null) => {
    setOver(false)
    const [first] = files ?? []
    if (first && !disabled) onChoose(first)
  }
  return (
    <div>
      <Input.Label id={`${id}label`} htmlFor={id}>
        {t('file')}
      </Input.Label>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: what is dropped is one way; the input inside is the other. */}
      <div
        className={styles.drop}
        data-over={over || undefined}
        data-disabled={disabled || undefined}
        onDragOver={() => setOver(true)}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => take(event.dataTransfer.files)}
      >
        <IconFileTypeCsv size={26} stroke={1.4} aria-hidden />
        {file && (
          <p className={styles.name}>
            {file.name} <span className={styles.size}>{<FileSize bytes={file.size} />}</span>
          </p>
        )}
        <p className={file ? styles.hint : styles.name}>{t(file ? 'another' : 'choose')}</p>
        <p id={`${id}hint`} className={styles.hint}>
          {t('accepted', { rows: importLimits.rows })}
        </p>
        <input
          id={id}
          type="file"
          className={styles.input}
          accept={accepted}
          aria-labelledby={`${id}label`}
          aria-describedby={`${id}hint`}
          disabled={disabled}
          onChange={(event) => {
            take(event.currentTarget.files)
            // The same file, mended, is chosen anew.
            event.currentTarget.value = ''
          }}
        />
      </div>
    </div>
  )
}
