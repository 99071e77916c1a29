'use client'

import { Button, Modal } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useTranslations } from 'use-intl'
import styles from './form-dialog.module.css'

type Props = {
  title: string
  /** What the button says that does it. */
  action: string
  pending: boolean
  onSubmit: () => unknown
  onClose: () => void
  children: ReactNode
}

/** A short form in a dialog, with the button that does it and the one that does not. */
export function FormDialog({ title, action, pending, onSubmit, onClose, children }: Props) {
  const t = useTranslations('app')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  return (
    <Modal opened onClose={onClose} title={title} size={440} closeButtonProps={{ 'aria-label': t('close') }}>
      <form className={styles.form} onSubmit={submit} noValidate>
        {children}
        <div className={styles.actions}>
          <Button type="submit" loading={pending}>
            {action}
          </Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
