'use client'

import { Menu, UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslations } from 'use-intl'
import styles from './board.module.css'
import type { BoardColumn } from './source.ts'

type Props = { name: string; to: readonly BoardColumn[]; onMove: (column: string) => void }

/** The columns that a card may go to, for whoever cannot or would not drag (WCAG 2.5.7). A menu is made when it is wanted. */
export function MoveMenu({ name, to, onMove }: Props) {
  const t = useTranslations('board')
  const [opened, setOpened] = useState(false)
  const button = (
    <UnstyledButton
      className={styles.menu}
      aria-label={t('moveTo', { name })}
      aria-haspopup="menu"
      aria-expanded={opened}
      onClick={() => setOpened(!opened)}
    >
      <IconDots size={16} aria-hidden />
    </UnstyledButton>
  )
  return (
    <Menu opened={opened} onChange={setOpened} position="bottom-end" width={220}>
      <Menu.Target>{button}</Menu.Target>
      {opened && (
        <Menu.Dropdown>
          {to.map((column) => (
            <Menu.Item
              key={column.id}
              leftSection={<span className={styles.dot} style={{ background: column.colour }} />}
              onClick={() => onMove(column.id)}
            >
              {t('moveToColumn', { column: column.name })}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      )}
    </Menu>
  )
}
