'use client'

import { Button, Modal } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './ask-dialog-body.module.css'

export type AskDialogProps = {
  opened: boolean
  title: string
  text: string
  stay: string
  go: string
  pending?: boolean
  onStay: () => void
  onGo: () => void
}

/** Asks about what cannot be undone, and says what will be gone. The safe answer has the focus. */
export function AskDialogBody({ opened, title, text, stay, go, pending, onStay, onGo }: AskDialogProps) {
  const t = useTranslations('app')
  return (
    <Modal
      opened={opened}
      onClose={onStay}
      title={title}
      size={420}
      closeButtonProps={{ 'aria-label': t('close') }}
    >
      <p className={styles.text}>{text}</p>
      <div className={styles.actions}>
        <Button variant="default" onClick={onStay} data-autofocus>
          {stay}
        </Button>
        <Button color="red.9" loading={pending ?? false} onClick={onGo}>
          {go}
        </Button>
      </div>
    </Modal>
  )
}
