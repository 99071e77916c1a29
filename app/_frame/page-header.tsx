import type { Route } from 'next'
import type { ReactNode } from 'react'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './page-header.module.css'

type Props = {
  title: ReactNode
  /** How many there are, dim beside the title. */
  count?: ReactNode
  /** Who else is on the page. */
  company?: ReactNode
  /** The page that this one belongs to. */
  above?: { href: Route; title: string }
  /** The page's one primary action, and quieter ones beside it. */
  actions?: ReactNode
  /** They need a line of their own on a phone, from the first of them on: a page that arrives in pieces does not jump. */
  wide?: boolean
}

export const PageHeader = ({ title, count, company, above, actions, wide }: Props) => (
  <div className={styles.header} data-wide={wide || undefined}>
    <div className={styles.titles}>
      {above && (
        <span className={styles.above}>
          <PageLink href={above.href}>{above.title}</PageLink>
        </span>
      )}
      <h1 className={styles.title}>{title}</h1>
      {count !== undefined && <span className={styles.count}>{count}</span>}
      {company}
    </div>
    {actions && <div className={styles.actions}>{actions}</div>}
  </div>
)
