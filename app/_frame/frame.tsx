'use client'

import { UnstyledButton } from '@mantine/core'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { type ReactNode, useState } from 'react'
import { useTranslations } from 'use-intl'
import { Live } from '../_live/live.tsx'
import { Brand } from '../_ui/brand.tsx'
import { BottomBar } from './bottom-bar.tsx'
import styles from './frame.module.css'
import { NavLinks } from './nav-links.tsx'
import { seenAt } from './navigation.ts'
import { type Overlay, Overlays } from './overlays.tsx'
import { type Person, PersonProvider } from './person.tsx'
import { PersonMenu } from './person-menu.tsx'
import { type RailWidth, rememberRail } from './rail-width.ts'
import { SearchButton } from './search-button.tsx'

/** What is told before it is there waits for it. */
const Toasts = dynamic(() => import('./toasts.tsx').then((all) => all.Toasts), { ssr: false })

/** What stands around every signed-in page: a sidebar, or a bottom bar on a phone. */
export function Frame({ person, rail, children }: { person: Person; rail: RailWidth; children: ReactNode }) {
  const t = useTranslations()
  const [width, setWidth] = useState(rail)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  const search = () => setOverlay('palette')
  const toggle = () => {
    const next = width === 'wide' ? 'narrow' : 'wide'
    setWidth(next)
    rememberRail(next)
  }
  const people = seenAt(person.role, 'people')
  const Toggle = width === 'wide' ? IconLayoutSidebarLeftCollapse : IconLayoutSidebarLeftExpand
  const toggleLabel = t(width === 'wide' ? 'nav.collapse' : 'nav.expand')
  return (
    <div className={styles.frame} data-rail={width}>
      <a href="#content" className={styles.skip}>
        {t('app.skip')}
      </a>
      <header className={styles.rail}>
        <div className={styles.top}>
          <Brand name={width === 'wide' ? t('app.name') : undefined} />
          <UnstyledButton
            className={styles.toggle}
            onClick={toggle}
            aria-label={toggleLabel}
            title={toggleLabel}
          >
            <Toggle size={18} stroke={1.6} aria-hidden />
          </UnstyledButton>
        </div>
        <SearchButton onClick={search} />
        <nav aria-label={t('nav.main')} className={styles.links}>
          <NavLinks to={seenAt(person.role, 'work')} />
          {people.length > 0 && <p className={styles.group}>{t('nav.people')}</p>}
          <NavLinks to={people} />
          <div className={styles.gap} />
          <NavLinks to={seenAt(person.role, 'foot')} />
        </nav>
        <PersonMenu person={person} />
      </header>
      <main id="content" className={styles.main} tabIndex={-1}>
        <PersonProvider person={person}>
          <NuqsAdapter>{children}</NuqsAdapter>
        </PersonProvider>
      </main>
      <BottomBar person={person} onSearch={search} />
      <Live role={person.role} />
      <Overlays person={person} open={overlay} onOpen={setOverlay} />
      <Toasts />
    </div>
  )
}
