'use client'

import { Button } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { whenWanted } from '../../_ui/when-wanted.tsx'
import type { View } from '../view.ts'
import styles from './columns.module.css'

const ColumnsPopover = whenWanted('dialog', () =>
  import('./columns-popover.tsx').then((all) => all.ColumnsPopover),
)

type Props = {
  /** The list with all that it could show, and as it is shown. */
  all: View
  shown: View
  /** Null: the list's own columns. */
  onChoose: (names: string[] | null) => void
}

export function ColumnsButton(props: Props) {
  const t = useTranslations('columns')
  const button = (
    <Button
      className={styles.button}
      variant="default"
      leftSection={<IconColumns3 size={16} stroke={1.6} aria-hidden />}
    >
      {t('title')}
    </Button>
  )
  return <ColumnsPopover button={button} {...props} />
}
