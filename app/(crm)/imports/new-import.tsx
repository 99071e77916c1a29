'use client'

import { Button, NativeSelect } from '@mantine/core'
import { parseAsStringLiteral, useQueryState } from 'nuqs'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { importKinds } from '#domain/entities.ts'
import { usePerson } from '../../_frame/person.tsx'
import { importable } from '../../_records/importable.ts'
import { Notice } from '../../_ui/notice.tsx'
import { FileChoice } from './file-choice.tsx'
import styles from './imports.module.css'
import { Sending } from './sending.tsx'
import { useRefusal } from './use-refusal.ts'
import { useUpload } from './use-upload.ts'

/** Chooses what is brought in, and the file that has it. What was chosen stays when the file is refused. */
export function NewImport() {
  const t = useTranslations()
  const refusal = useRefusal()
  const { person } = usePerson()
  const [asked, ask] = useQueryState('of', parseAsStringLiteral(importKinds))
  const [file, setFile] = useState<File>()
  const upload = useUpload()
  const kinds = importable(person.role)
  const of = kinds.find((one) => one === asked) ?? kinds[0] ?? 'clients'
  const choose = (chosen: File) => {
    setFile(chosen)
    upload.forget()
  }
  return (
    <form
      className={styles.new}
      onSubmit={(event) => {
        event.preventDefault()
        upload.start(of, file)
      }}
      // What misses its place would be opened in place of this page.
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => event.preventDefault()}
    >
      <NativeSelect
        className={styles.kind}
        label={t('imports.kind')}
        value={of}
        onChange={(event) => ask(kinds.find((one) => one === event.currentTarget.value) ?? null)}
        data={kinds.map((value) => ({ value, label: t(`${value}.title`) }))}
        disabled={upload.sent !== undefined}
      />
      <FileChoice file={file} onChoose={choose} disabled={upload.sent !== undefined} />
      {upload.failed && <Notice>{refusal(upload.failed)}</Notice>}
      {file && upload.sent !== undefined ? (
        <Sending name={file.name} sent={upload.sent} onStop={upload.stop} />
      ) : (
        <Button type="submit">{t('imports.continue')}</Button>
      )}
    </form>
  )
}
