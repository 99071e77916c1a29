import type { Route } from 'next'
import { say } from '../_messages/catalogue.ts'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './home.module.css'

type Props = { href: Route; label: string; total: number; exact: boolean }

/** How many there are, as the way to them. */
export const Count = ({ href, label, total, exact }: Props) => (
  <li>
    <PageLink href={href} className={styles.count}>
      <b>{say(exact ? 'table.total' : 'table.about', { total })}</b>
      <span>{label}</span>
    </PageLink>
  </li>
)
