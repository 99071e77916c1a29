'use client'

import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslations } from 'use-intl'
import styles from './undo-toast.module.css'

/** What was done, and the way back where there is one. */
export function UndoToast({ text, onUndo }: { text: string; onUndo: (() => void) | undefined }) {
  const t = useTranslations('app')
  return (
    <span className={styles.toast}>
      <span>{text}</span>
      {onUndo && (
        <Button size="compact-sm" variant="light" onClick={onUndo}>
          {t('undo')}
        </Button>
      )}
    </span>
  )
}

/** Says it in a toast, which goes as soon as the way back is taken. `undo` sees to its own failures. */
export const tellDone = (id: string, text: string, undo: (() => unknown) | undefined) => {
  const onUndo =
    undo &&
    (() => {
      notifications.hide(id)
      void undo()
    })
  notifications.show({ id, autoClose: 8_000, message: <UndoToast text={text} onUndo={onUndo} /> })
}
