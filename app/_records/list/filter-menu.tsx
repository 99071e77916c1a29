'use client'

import { Button } from '@mantine/core'
import { IconFilter } from '@tabler/icons-react'
import { useTranslations } from 'use-intl'
import { whenWanted } from '../../_ui/when-wanted.tsx'
import type { View } from '../view.ts'
import styles from './table-tools.module.css'
import type { ListControls } from './use-list-state.ts'

const Items = whenWanted('menu', () => import('./filter-menu-items.tsx').then((all) => all.FilterMenuItems))

/** Every way to narrow the list; on a phone, where there are no headers, the ways to sort it too. */
export function FilterMenu({ view, controls }: { view: View; controls: ListControls }) {
  const t = useTranslations('table')
  const button = (
    <Button
      className={styles.filter}
      variant="default"
      leftSection={<IconFilter size={16} stroke={1.6} aria-hidden />}
    >
      {t('filter')}
    </Button>
  )
  return <Items button={button} view={view} controls={controls} />
}
