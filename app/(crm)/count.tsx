import type { Route } from 'next'
import Link from 'next/link'
import { say } from '../_messages/catalogue.ts'
import styles from './home.module.css'

type Props = { href: Route; label: string; total: number; exact: boolean }

/** How many there are, as the way to them. */
export const Count = ({ href, label, total, exact }: Props) => (
  <li>
    <Link href={href} className={styles.count}>
      <b>{say(exact ? 'table.total' : 'table.about', { total })}</b>
      <span>{label}</span>
    </Link>
  </li>
)
