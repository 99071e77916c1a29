'use client'

import { UnstyledButton } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { whenWanted } from '../_ui/when-wanted.tsx'
import styles from './board.module.css'
import type { BoardColumn } from './source.ts'

const Items = whenWanted('menu', () => import('./move-menu-items.tsx').then((all) => all.MoveMenuItems))

type Props = { name: string; to: readonly BoardColumn[]; onMove: (column: string) => void }

/** The columns that a card may go to, for whoever cannot or would not drag (WCAG 2.5.7). */
export function MoveMenu({ name, to, onMove }: Props) {
  const t = useTranslations('board')
  const button = (
    <UnstyledButton className={styles.menu} aria-label={t('moveTo', { name })}>
      <IconDots size={16} aria-hidden />
    </UnstyledButton>
  )
  return <Items button={button} to={to} onMove={onMove} />
}
