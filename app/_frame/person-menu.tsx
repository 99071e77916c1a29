'use client'

import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Initials } from '../_ui/initials.tsx'
import { whenWanted } from '../_ui/when-wanted.tsx'
import type { Person } from './person.tsx'
import styles from './person-menu.module.css'

const Items = whenWanted('menu', () => import('./person-menu-items.tsx').then((all) => all.PersonMenuItems))

/** Who is signed in; what concerns them. `compact` is the phone's, which holds what its bottom bar has no room for. */
export function PersonMenu({ person, compact = false }: { person: Person; compact?: boolean }) {
  const t = useTranslations('person')
  const button = (
    <UnstyledButton className={styles.person} data-compact={compact || undefined}>
      <Initials name={person.fullName} />
      <span className={styles.name}>{compact ? t('you') : person.fullName}</span>
      <VisuallyHidden>{t('menu')}</VisuallyHidden>
    </UnstyledButton>
  )
  return <Items button={button} person={person} compact={compact} />
}
