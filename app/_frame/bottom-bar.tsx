'use client'

import { useTranslations } from 'use-intl'
import styles from './bottom-bar.module.css'
import { NavLinks } from './nav-links.tsx'
import { inBar } from './navigation.ts'
import type { Person } from './person.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchButton } from './search-button.tsx'

/** The sidebar of a phone, where the thumb is. */
export function BottomBar({ person, onSearch }: { person: Person; onSearch: () => void }) {
  const t = useTranslations('nav')
  return (
    <nav aria-label={t('main')} className={styles.bar}>
      <NavLinks to={inBar(person.role)} />
      <SearchButton onClick={onSearch} compact />
      <PersonMenu person={person} compact />
    </nav>
  )
}
