'use client'

import { CloseButton, Progress } from '@mantine/core'
import { useTranslations } from 'use-intl'
import styles from './attached.module.css'
import { dropUpload, type Upload } from './uploads.ts'
import { useProblemCode } from './use-problem-code.ts'

/** One file on its way up, which can be broken off; or why it did not arrive. */
export function UploadRow({ upload }: { upload: Upload }) {
  const t = useTranslations('files')
  const say = useProblemCode()
  const { id, name, sent, failed } = upload
  return (
    <li className={styles.upload} data-failed={failed !== undefined || undefined}>
      <span className={styles.fileName}>{name}</span>
      {failed ? (
        <span className={styles.failed} role="alert">
          {say(failed)}
        </span>
      ) : (
        <Progress
          className={styles.progress}
          value={Math.round(sent * 100)}
          aria-label={t('sending', { name })}
        />
      )}
      <CloseButton
        size="sm"
        aria-label={t(failed ? 'dismiss' : 'cancel', { name })}
        onClick={() => dropUpload(id)}
      />
    </li>
  )
}
