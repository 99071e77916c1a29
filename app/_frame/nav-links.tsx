'use client'

import { usePathname } from 'next/navigation'
import { useTranslations } from 'use-intl'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './nav-links.module.css'
import { type Destination, isAt } from './navigation.ts'

/** The one that is open says so to screen readers too. */
export function NavLinks({ to }: { to: readonly Destination[] }) {
  const t = useTranslations('nav')
  const path = usePathname()
  return to.map((destination) => (
    <PageLink
      key={destination.href}
      href={destination.href}
      className={styles.link}
      title={t(destination.name)}
      aria-current={isAt(path, destination) ? 'page' : undefined}
    >
      <destination.icon size={18} stroke={1.6} aria-hidden />
      <span className={styles.label}>{t(destination.name)}</span>
    </PageLink>
  ))
}
