'use client'

import { Button, FileButton } from '@mantine/core'
import { IconUpload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import attached from '../attached/attached.module.css'
import { startUploads } from '../attached/uploads.ts'
import { type Subject, useRefreshAttached } from '../attached/use-attached.ts'

/** Chooses files to be put on a record; they can be dropped on its timeline too. */
export function NewFiles({ subject }: { subject: Subject }) {
  const t = useTranslations('files')
  const refresh = useRefreshAttached('files')
  return (
    <div className={attached.buttons}>
      <FileButton
        multiple
        onChange={(files) => startUploads(subject, files, () => void refresh(subject.subjectType))}
      >
        {(button) => (
          <Button
            {...button}
            variant="default"
            leftSection={<IconUpload size={16} stroke={1.6} aria-hidden />}
          >
            {t('add')}
          </Button>
        )}
      </FileButton>
      <span className={attached.hint}>{t('hint')}</span>
    </div>
  )
}
