'use client'

import { Button } from '@mantine/core'
import { IconBookmark } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { whenWanted } from '../../_ui/when-wanted.tsx'
import { useRoomWord } from '../../_ui/words.ts'
import type { View } from '../view.ts'
import type { SavedViews } from './use-saved-views.tsx'
import styles from './view-menu.module.css'

const Items = whenWanted('menu', () => import('./view-menu-items.tsx').then((all) => all.ViewMenuItems))

/** Switches between the saved views of a list, and keeps them. */
export function ViewMenu({ view, saved }: { view: View; saved: SavedViews }) {
  const t = useTranslations('views')
  const word = useRoomWord(view.of)
  const { active, ready, changed } = saved
  const name = active?.name ?? (ready ? word(`ready.${ready.id}`) : t('all'))
  const button = (
    <Button
      className={styles.button}
      variant="default"
      aria-label={t(changed ? 'labelChanged' : 'label', { name })}
      leftSection={<IconBookmark size={16} stroke={1.6} aria-hidden />}
    >
      <span className={styles.name}>{name}</span>
      {changed && <span className={styles.dot} aria-hidden="true" />}
    </Button>
  )
  return <Items button={button} view={view} saved={saved} />
}
