'use client'

import { useLinkStatus } from 'next/link'
import styles from './link-pending.module.css'

/** Inside a link: a thin line at the top of the window while its page is on the way, unless it is there at once. */
export function LinkPending() {
  const { pending } = useLinkStatus()
  return pending && <span className={styles.line} aria-hidden="true" />
}
