import type { Route } from 'next'
import type { ReactNode } from 'react'
import { PageLink } from '../_ui/page-link.tsx'
import styles from './figure.module.css'

type Props = {
  label: string
  href: Route
  value: ReactNode
  /** What the value is made of, or compared with. */
  children?: ReactNode
}

/** One number of the start page, as the way to the list behind it. */
export const Figure = ({ label, href, value, children }: Props) => (
  <li className={styles.figure}>
    <PageLink href={href} className={styles.main}>
      <span className={styles.label}>{label}</span>
      <b className={styles.value}>{value}</b>
    </PageLink>
    <div className={styles.notes}>{children}</div>
  </li>
)
