'use client'

import { Button, Textarea } from '@mantine/core'
import dynamic from 'next/dynamic'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { noteText } from '#domain/notes.ts'
import { useInvalid } from '../../_ui/words.ts'
import styles from './attached.module.css'

const MarkdownText = dynamic(() => import('./markdown.tsx').then((all) => all.MarkdownText))

type Props = {
  value: string
  onChange: (value: string) => void
  onSave: (text: string) => void
  onCancel?: () => void
  saveLabel: string
  pending: boolean
  /** What went wrong with the last try. */
  error?: ReactNode
}

/** Where a note is written: Ctrl+Enter saves; what it will look like is one click away. */
export function NoteEditor({ value, onChange, onSave, onCancel, saveLabel, pending, error }: Props) {
  const t = useTranslations()
  const invalid = useInvalid()
  const [previewing, setPreviewing] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const type = (next: string) => {
    setPreviewing(false)
    onChange(next)
  }
  const save = () => {
    const checked = noteText.safeParse(value)
    setWrong(checked.success ? undefined : checked.error.issues[0]?.message)
    if (checked.success && !pending) onSave(checked.data)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && onCancel) onCancel()
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    save()
  }
  return (
    <div className={styles.editor}>
      {previewing && value.trim() !== '' ? (
        <div className={styles.preview}>
          <MarkdownText text={value} />
        </div>
      ) : (
        <Textarea
          aria-label={t('notes.text')}
          placeholder={t('notes.placeholder')}
          value={value}
          onChange={(event) => type(event.currentTarget.value)}
          onKeyDown={onKeyDown}
          error={wrong && invalid(wrong)}
          autosize
          minRows={2}
          maxRows={16}
          autoFocus={onCancel !== undefined}
        />
      )}
      {error}
      <div className={styles.buttons}>
        <Button size="compact-md" loading={pending} onClick={save}>
          {saveLabel}
        </Button>
        {onCancel && (
          <Button size="compact-md" variant="subtle" color="gray" onClick={onCancel}>
            {t('app.cancel')}
          </Button>
        )}
        {value.trim() !== '' && (
          <Button
            size="compact-md"
            variant="subtle"
            color="gray"
            aria-pressed={previewing}
            onClick={() => setPreviewing(!previewing)}
          >
            {t('notes.preview')}
          </Button>
        )}
        <span className={styles.hint}>{t('notes.hint')}</span>
      </div>
    </div>
  )
}
