'use client'

import { IconChartBar, IconLayoutKanban, IconList, IconSun } from '@tabler/icons-react'
import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { isStaff } from '#domain/roles.ts'
import { usePerson } from '../_frame/person.tsx'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './view-switch.module.css'

type At = 'list' | 'board' | 'forecast' | 'myDay'
type Way = { at: At; href: Route; icon: typeof IconList; staff?: true }

const ways: Record<'deals' | 'tasks', Way[]> = {
  deals: [
    { at: 'list', href: '/deals', icon: IconList },
    { at: 'board', href: '/deals/board', icon: IconLayoutKanban },
    { at: 'forecast', href: '/deals/forecast', icon: IconChartBar },
  ],
  tasks: [
    { at: 'list', href: '/tasks', icon: IconList },
    { at: 'board', href: '/tasks/board', icon: IconLayoutKanban },
    { at: 'myDay', href: '/tasks/my-day', icon: IconSun, staff: true },
  ],
}

/** The same records as a list, as a board, as what they come to, and as one's own day. */
export function ViewSwitch({ of, at }: { of: keyof typeof ways; at: At }) {
  const t = useTranslations('board')
  const { person } = usePerson()
  const open = ways[of].filter(({ staff }) => !staff || isStaff(person.role))
  return (
    <nav className={styles.ways} aria-label={t('views')}>
      {open.map(({ at: way, href, icon: Icon }) => (
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
