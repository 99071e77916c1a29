'use client'

import { IconUpload } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { LinkButton } from '../../_ui/link-button.tsx'
import { importHref } from '../hrefs.ts'
import type { Room } from '../rooms.ts'
import styles from './table-tools.module.css'

/** The way to bring such records in from a file. Who has it on a phone has the palette there. */
export function ImportLink({ of }: { of: Room }) {
  const t = useTranslations('table')
  return (
    <LinkButton
      href={importHref(of)}
      className={`${styles.export} ${styles.deskOnly}`}
      variant="default"
      leftSection={<IconUpload size={16} stroke={1.6} aria-hidden />}
    >
      {t('import')}
    </LinkButton>
  )
}
