'use client'

import { Button, CopyButton } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Notice } from '../../../_ui/notice.tsx'
import styles from '../admin.module.css'

/** A password that was made up: it is on this page now, and nowhere ever after. */
export function OneTimePassword({ name, password }: { name: string; password: string }) {
  const t = useTranslations('admin')
  return (
    <div className={styles.said}>
      <Notice tone="info">
        {t('passwordOnce', { name })}
        <div className={styles.secret}>
          <code>{password}</code>
          <CopyButton value={password}>
            {({ copied, copy }) => (
              <Button size="compact-sm" variant="default" onClick={copy}>
                {t(copied ? 'copied' : 'copy')}
              </Button>
            )}
          </CopyButton>
        </div>
      </Notice>
    </div>
  )
}
