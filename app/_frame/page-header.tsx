import type { ReactNode } from 'react'
import styles from './page-header.module.css'

type Props = {
  title: ReactNode
  /** How many there are, dim beside the title. */
  count?: ReactNode
  /** Where this page hangs: a link above the title. */
  above?: ReactNode
  /** The page's one primary action, and quieter ones beside it. */
  actions?: ReactNode
}

export const PageHeader = ({ title, count, above, actions }: Props) => (
  <header className={styles.header}>
    <div className={styles.titles}>
      {above}
      <h1 className={styles.title}>{title}</h1>
      {count !== undefined && <span className={styles.count}>{count}</span>}
    </div>
    {actions && <div className={styles.actions}>{actions}</div>}
  </header>
)
