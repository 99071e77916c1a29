'use client'

import { Popover } from '@mantine/core'
import { type ComponentProps, cloneElement } from 'react'
import { useTranslations } from 'use-intl'
import { useOpening } from '../../_ui/use-opening.ts'
import type { Opener } from '../../_ui/when-wanted.tsx'
import { ColumnMenu } from './column-menu.tsx'
import styles from './columns.module.css'

type Props = ComponentProps<typeof ColumnMenu> & { button: Opener }

export function ColumnsPopover({ button, ...choice }: Props) {
  const t = useTranslations('columns')
  const { target, opened, setOpened } = useOpening()
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
        {cloneElement(button, { ref: target, onClick: () => setOpened(!opened) })}
      </Popover.Target>
      <Popover.Dropdown className={styles.menu} aria-label={t('title')}>
        <ColumnMenu {...choice} />
      </Popover.Dropdown>
    </Popover>
  )
}
