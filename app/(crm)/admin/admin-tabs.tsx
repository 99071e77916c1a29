'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { PageLink } from '../../_ui/page-link.tsx'
import styles from './admin.module.css'

const parts = ['users', 'pipelines', 'tags', 'audit', 'trash', 'backups', 'company'] as const

/** The parts of the admin area; each is a page of its own. */
export function AdminTabs() {
  const t = useTranslations('admin')
  const path = usePathname()
  return (
    <nav aria-label={t('title')} className={styles.tabs}>
      {parts.map((part) => (
        <PageLink
          key={part}
          href={`/admin/${part}`}
          className={styles.tab}
          aria-current={path.startsWith(`/admin/${part}`) ? 'page' : undefined}
        >
          {t(`parts.${part}`)}
        </PageLink>
      ))}
    </nav>
  )
}
