'use client'

import { Progress } from '@mantine/core'
import { useTranslations } from 'use-intl'
import type { BackupProgress } from '#domain/backups.ts'
import styles from './backups.module.css'

/** Writing is the first half of the way, and the trial the second. */
const wayOf = ({ phase, percent }: BackupProgress) =>
  Math.round(phase === 'proving' ? 50 + percent / 2 : percent / 2)

/** How far the backup is that is being made; heard of by a screen reader when its phase changes. */
export function Running({ progress }: { progress: BackupProgress | null }) {
  const t = useTranslations('backups')
  return (
    <div role="status">
      {progress && (
        <div className={styles.running}>
          <p>{t(`phase.${progress.phase}`)}</p>
          <Progress.Root size="sm">
            <Progress.Section value={wayOf(progress)} aria-label={t('progress')} animated />
          </Progress.Root>
        </div>
      )}
    </div>
  )
}
