'use client'

import { IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useFormatter } from 'use-intl'
import type { Icon } from '../../_ui/room-icons.ts'
import styles from './timeline.module.css'

type Props = {
  icon: Icon
  at: string
  /** Who did what, as one sentence. */
  said: ReactNode
  /** Behind the time. */
  aside?: ReactNode
  tools?: ReactNode
  /** What the sentence opens to. */
  folded?: ReactNode
  children?: ReactNode
}

/** One entry: what happened, when, and below it what it is about. */
export function EntryFrame({ icon: EntryIcon, at, said, aside, tools, folded, children }: Props) {
  const sentence = (
    <>
      {said} <Clock at={at} />
      {aside}
    </>
  )
  return (
    <li className={styles.entry}>
      <span className={styles.icon}>
        <EntryIcon size={15} stroke={1.6} aria-hidden />
      </span>
      <div className={styles.body}>
        {folded ? (
          <details className={styles.fold}>
            <summary className={styles.said}>
              {sentence} <IconChevronRight size={14} stroke={1.6} aria-hidden />
            </summary>
            {folded}
          </details>
        ) : (
          <div className={styles.head}>
            <p className={styles.said}>{sentence}</p>
            {tools && <span className={styles.tools}>{tools}</span>}
          </div>
        )}
        {children}
      </div>
    </li>
  )
}

/** The hour; which day it was stands above. */
function Clock({ at }: { at: string }) {
  const format = useFormatter()
  const date = new Date(at)
  return (
    <time
      className={styles.clock}
      dateTime={at}
      title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short' })}
    >
      {format.dateTime(date, { timeStyle: 'short' })}
    </time>
  )
}
