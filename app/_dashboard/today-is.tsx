'use client'

import { useFormatter } from 'use-intl'
import { useToday } from '../_ui/day.tsx'
import styles from './staff-home.module.css'

/** Which day it is where the reader is. */
export function TodayIs() {
  const format = useFormatter()
  const today = useToday()
  return (
    <time dateTime={today} className={styles.today}>
      {format.dateTime(new Date(`${today}T00:00:00Z`), {
        weekday: 'long',
        day: 'numeric',
        month: 'long',
        timeZone: 'UTC',
      })}
    </time>
  )
}
