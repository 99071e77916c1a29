import type { ReactNode } from 'react'
import styles from './plain-page.module.css'

/** One thing said in the middle of the page: an outage, a failure, nothing here. */
export const PlainPage = ({
  title,
  text,
  note,
  children,
}: {
  title: string
  text: string
  note?: string | undefined
  children: ReactNode
}) => (
  <div className={styles.page} data-plain>
    <h1 className={styles.title}>{title}</h1>
    <p className={styles.text}>{text}</p>
    <div className={styles.actions}>{children}</div>
    {note && <p className={styles.note}>{note}</p>}
  </div>
)
