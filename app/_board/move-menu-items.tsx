'use client'

import { Menu } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { OpenedMenu } from '../_ui/opened-menu.tsx'
import type { Opener } from '../_ui/when-wanted.tsx'
import styles from './board.module.css'
import type { BoardColumn } from './source.ts'

type Props = { button: Opener; to: readonly BoardColumn[]; onMove: (column: string) => void }

export function MoveMenuItems({ button, to, onMove }: Props) {
  const t = useTranslations('board')
  return (
    <OpenedMenu button={button} position="bottom-end" width={220}>
      {to.map((column) => (
        <Menu.Item
          key={column.id}
          leftSection={<span className={styles.dot} style={{ background: column.colour }} />}
          onClick={() => onMove(column.id)}
        >
          {t('moveToColumn', { column: column.name })}
        </Menu.Item>
      ))}
    </OpenedMenu>
  )
}
