'use client'

import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayShareViews, type SavedView, viewInput } from '#domain/views.ts'
import { usePerson } from '../../_frame/person.tsx'
import styles from '../../_ui/form-dialog.module.css'
import { FormDialog } from '../../_ui/form-dialog.tsx'
import { useInvalid } from '../../_ui/words.ts'
import { useSaving } from '../form/use-saving.ts'

type Named = Pick<SavedView, 'name' | 'shared'> & { first: boolean }
type Props = {
  /** The view that is renamed; without one a new one is made. */
  saved: SavedView | undefined
  onSave: (named: Named) => Promise<void>
  onClose: () => void
}

/** What a view is called, and whom it is for. */
export function ViewDialog({ saved, onSave, onClose }: Props) {
  const t = useTranslations()
  const { person } = usePerson()
  const invalid = useInvalid()
  const [name, setName] = useState(saved?.name ?? '')
  const [shared, setShared] = useState(saved?.shared ?? false)
  const [first, setFirst] = useState(false)
  const { wrong, setWrong, pending, save } = useSaving('name')

  const submit = () => {
    const issue = viewInput.shape.name.safeParse(name).error?.issues[0]
    if (issue) return setWrong(invalid(issue.message))
    return save(async () => {
      await onSave({ name: name.trim(), shared, first })
      onClose()
    })
  }

  return (
    <FormDialog
      title={t(saved ? 'views.renameTitle' : 'views.createTitle')}
      action={t('app.save')}
      pending={pending}
      onSubmit={submit}
      onClose={onClose}
    >
      {!saved && <p className={styles.note}>{t('views.keeps')}</p>}
      <TextInput
        label={t('views.name')}
        required
        maxLength={60}
        autoComplete="off"
        data-autofocus
        value={name}
        onChange={({ currentTarget }) => setName(currentTarget.value)}
        error={wrong}
      />
      {mayShareViews(person.role) && (saved === undefined || saved.mine || saved.shared) && (
        <Checkbox
          label={t('views.share')}
          checked={shared}
          onChange={({ currentTarget }) => setShared(currentTarget.checked)}
        />
      )}
      {!saved && (
        <Checkbox
          label={t('views.first')}
          checked={first}
          onChange={({ currentTarget }) => setFirst(currentTarget.checked)}
        />
      )}
    </FormDialog>
  )
}
