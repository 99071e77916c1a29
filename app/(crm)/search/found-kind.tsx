'use client'

import type { Route } from 'next'
import { useTranslations } from 'use-intl'
import { type Found, maxFoundOfAKind } from '#domain/search.ts'
import { listHref, recordHref } from '../../_records/hrefs.ts'
import { Marked } from '../../_search/marked.tsx'
import { useSubtitle } from '../../_search/use-subtitle.ts'
import { PageLink } from '../../_ui/page-link.tsx'
import { roomIcons } from '../../_ui/room-icons.ts'
import styles from './search.module.css'

type Props = { type: Found['type']; found: readonly Found[]; q: string }

/** What was found of one kind; where there may be more, the way to the list that has it. */
export function FoundKind({ type, found, q }: Props) {
  const t = useTranslations()
  const subtitle = useSubtitle()
  const Icon = roomIcons[type]
  const full = found.length >= maxFoundOfAKind
  return (
    <section className={styles.kind}>
      <div className={styles.head}>
        <h2 className={styles.title}>{t(`${type}.title`)}</h2>
        {full && (
          // A path of the list with a query: typed routes know paths only.
          <PageLink href={`${listHref(type)}?q=${encodeURIComponent(q)}` as Route} className={styles.more}>
            {t('search.more')}
          </PageLink>
        )}
      </div>
      <ul>
        {found.map(({ id, title, subtitle: below }) => (
          <li key={id}>
            <PageLink href={recordHref(type, id)} className={styles.line}>
              <Icon size={16} stroke={1.6} aria-hidden />
              <span className={styles.name}>
                <Marked text={title} q={q} />
              </span>
              <span className={styles.below}>
                <Marked text={subtitle(below)} q={q} />
              </span>
            </PageLink>
          </li>
        ))}
      </ul>
    </section>
  )
}
