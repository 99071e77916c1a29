'use client'

import { useFormatter } from 'use-intl'
import { useToday } from '../_ui/day.tsx'

/** Which day it is where the reader is. */
export function TodayIs() {
  const format = useFormatter()
  const today = useToday()
  return format.dateTime(new Date(`${today}T00:00:00Z`), {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
}
