'use client'

import { useFormatter, useNow, useTimeZone } from 'use-intl'
import { remembered } from './remembered.ts'

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

// Swedish writes a date as ISO does.
const isoDayIn = remembered((timeZone) => new Intl.DateTimeFormat('sv', { timeZone }))

/** Today where the reader is, as YYYY-MM-DD. */
export const useToday = () => {
  const now = useNow({ updateInterval: 60_000 })
  return isoDayIn(useTimeZone() ?? 'UTC').format(now)
}
