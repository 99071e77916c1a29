'use client'

import { Button, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import type { View } from '../view.ts'
import styles from './columns.module.css'

/** Comes when it is first opened: columns are chosen once in a while. */
const ColumnMenu = dynamic(() => import('./column-menu.tsx').then(({ ColumnMenu }) => ColumnMenu), {
  ssr: false,
  loading: () => <div className={styles.coming} />,
})

type Props = {
  /** The list with all that it could show, and as it is shown. */
  all: View
  shown: View
  /** Null: the list's own columns. */
  onChoose: (names: string[] | null) => void
}

export function ColumnsButton(props: Props) {
  const t = useTranslations('columns')
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="bottom-end"
      width={300}
      shadow="sm"
      radius="md"
      trapFocus
      transitionProps={{ duration: 90 }}
    >
      <Popover.Target>
        <Button
          className={styles.button}
          variant="default"
          leftSection={<IconColumns3 size={16} stroke={1.6} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {t('title')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={t('title')}>
        <ColumnMenu {...props} />
      </Popover.Dropdown>
    </Popover>
  )
}
