'use client'

import { Button } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './undo-toast.module.css'

export function UndoToast({ text, onUndo }: { text: string; onUndo: () => void }) {
  const t = useTranslations('app')
  return (
    <span className={styles.toast}>
      <span>{text}</span>
      <Button size="compact-sm" variant="light" onClick={onUndo}>
        {t('undo')}
      </Button>
    </span>
  )
}
