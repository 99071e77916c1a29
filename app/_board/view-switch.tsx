'use client'

import { IconChartBar, IconLayoutKanban, IconList } from '@tabler/icons-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './view-switch.module.css'

type At = 'list' | 'board' | 'forecast'
type Way = { at: At; href: Route; icon: typeof IconList }

const ways = {
  deals: [
    { at: 'list', href: '/deals', icon: IconList },
    { at: 'board', href: '/deals/board', icon: IconLayoutKanban },
    { at: 'forecast', href: '/deals/forecast', icon: IconChartBar },
  ],
  tasks: [
    { at: 'list', href: '/tasks', icon: IconList },
    { at: 'board', href: '/tasks/board', icon: IconLayoutKanban },
  ],
} satisfies Record<string, Way[]>

/** The same records as a list, as a board, and as what they come to. */
export function ViewSwitch({ of, at }: { of: keyof typeof ways; at: At }) {
  const t = useTranslations('board')
  return (
    <nav className={styles.ways} aria-label={t('views')}>
      {ways[of].map(({ at: way, href, icon: Icon }) => (
        <PageLink
          key={way}
          href={href}
          className={styles.way}
          aria-current={way === at ? 'page' : undefined}
          title={t(way)}
        >
          <Icon size={16} stroke={1.6} aria-hidden />
          <span>{t(way)}</span>
        </PageLink>
      ))}
    </nav>
  )
}
