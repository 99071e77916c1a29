'use client'

import { useFormatter, useNow } from 'use-intl'

const day = 86_400_000

/** A moment: how long ago while it is recent, the day after that; always exact on hover. `plain` is the day alone. */
export function Moment({ at, plain = false }: { at: string; plain?: boolean }) {
  return plain ? <DayOf at={at} /> : <HowLongAgo at={at} />
}

function DayOf({ at }: { at: string }) {
  const format = useFormatter()
  const date = new Date(at)
  return (
    <time dateTime={at} title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short' })}>
      {format.dateTime(date, { dateStyle: 'medium' })}
    </time>
  )
}

function HowLongAgo({ at }: { at: string }) {
  const format = useFormatter()
  const now = useNow({ updateInterval: 60_000 })
  const date = new Date(at)
  if (Math.abs(now.getTime() - date.getTime()) >= 6 * day) return <DayOf at={at} />
  return (
    <time dateTime={at} title={format.dateTime(date, { dateStyle: 'full', timeStyle: 'short' })}>
      {format.relativeTime(date, { now: date > now ? date : now })}
    </time>
  )
}
