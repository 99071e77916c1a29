'use client'

import { Button, Progress } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './imports.module.css'

type Props = { name: string; sent: number; onStop: () => void }

/** A file on its way up, which can be broken off; once all of it is there, the server reads it. */
export function Sending({ name, sent, onStop }: Props) {
  const t = useTranslations()
  const label = t(sent < 1 ? 'imports.sending' : 'imports.reading', { name })
  return (
    <div className={styles.sending}>
      <p role="status" className={styles.hint}>
        {label}
      </p>
      <Progress.Root size="sm">
        <Progress.Section value={Math.round(sent * 100)} aria-label={label} animated={sent >= 1} />
      </Progress.Root>
      <Button variant="default" onClick={onStop}>
        {t('app.cancel')}
      </Button>
    </div>
  )
}
