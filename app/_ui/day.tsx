'use client'

import { useFormatter, useNow, useTimeZone } from 'use-intl'
import { dayIn } from '#domain/day-in.ts'

/** A day of the calendar, which is the same day in every time zone. */
export function Day({ day }: { day: string }) {
  const format = useFormatter()
  const date = new Date(`${day}T00:00:00Z`)
  return (
    <time dateTime={day} title={format.dateTime(date, { dateStyle: 'full', timeZone: 'UTC' })}>
      {format.dateTime(date, { dateStyle: 'medium', timeZone: 'UTC' })}
    </time>
  )
}

/** Today where the reader is, as YYYY-MM-DD. */
export const useToday = () => {
  const now = useNow({ updateInterval: 60_000 })
  return dayIn(useTimeZone() ?? 'UTC', now)
}
