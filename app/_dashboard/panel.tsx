import type { ReactNode } from 'react'
import styles from './panel.module.css'

type Props = { title: string; note?: ReactNode; beside?: ReactNode; children: ReactNode }

/** One part of the start page under its heading. */
export const Panel = ({ title, note, beside, children }: Props) => (
  <section className={styles.panel}>
    <div className={styles.head}>
      <h2>{title}</h2>
      {note && <span className={styles.note}>{note}</span>}
      {beside && <div className={styles.beside}>{beside}</div>}
    </div>
    {children}
  </section>
)

/** What a part says when there is nothing in it. */
export const Nothing = ({ children }: { children: ReactNode }) => <p className={styles.nothing}>{children}</p>
