'use client'

import { Button, Checkbox, Modal, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { mayShareViews, type SavedView, viewInput } from '#domain/views.ts'
import { usePerson } from '../../_frame/person.tsx'
import { readProblem } from '../../_trpc/problem.ts'
import { useInvalid, useProblem } from '../../_ui/words.ts'
import styles from './view-dialog.module.css'

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
  const problem = useProblem()
  const [name, setName] = useState(saved?.name ?? '')
  const [shared, setShared] = useState(saved?.shared ?? false)
  const [first, setFirst] = useState(false)
  const [wrong, setWrong] = useState<string>()
  const [pending, setPending] = useState(false)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const issue = viewInput.shape.name.safeParse(name).error?.issues[0]
    if (issue) return setWrong(invalid(issue.message))
    setPending(true)
    setWrong(undefined)
    try {
      await onSave({ name: name.trim(), shared, first })
      onClose()
    } catch (error) {
      const own = readProblem(error).errors.find(({ path }) => path === 'name')
      setWrong(own ? invalid(own.message) : problem(error))
    } finally {
      setPending(false)
    }
  }

  return (
    <Modal
      opened
      onClose={onClose}
      title={t(saved ? 'views.renameTitle' : 'views.createTitle')}
      size={420}
      closeButtonProps={{ 'aria-label': t('app.close') }}
    >
      <form className={styles.form} onSubmit={submit} noValidate>
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
        <div className={styles.actions}>
          <Button type="submit" loading={pending}>
            {t('app.save')}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('app.cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
