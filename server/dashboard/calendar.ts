import { z } from 'zod'
import { dayIn } from '#domain/day-in.ts'
import { remembered } from '#domain/remembered.ts'

const isZone = (name: string) => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: name }))
  } catch {
    return false
  }
}

/** Where the person is whose days are counted (IANA): "Europe/Madrid". */
export const timeZone = z
  .string()
  .max(64, { error: 'too_long' })
  .refine(isZone, { error: 'not_an_option' })
  .default('UTC')

const dayMs = 86_400_000
const utc = (day: string) => Date.parse(`${day}T00:00:00Z`)
const dayOfUtc = (at: number) => new Date(at).toISOString().slice(0, 10)

export const addDays = (day: string, days: number) => dayOfUtc(utc(day) + days * dayMs)

/** The first day of the month that is so many months away from a day's own. */
export const monthStart = (day: string, months = 0) => {
  const [year = 0, month = 1] = day.split('-').map(Number)
  return dayOfUtc(Date.UTC(year, month - 1 + months, 1))
}

/** The Monday of a day's week. */
export const weekStart = (day: string) => addDays(day, -((new Date(utc(day)).getUTCDay() + 6) % 7))

const clockIn = remembered(
  (timeZone) => new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }),
)

/** What clocks there show at a moment, as if it were UTC, less the moment itself: milliseconds. */
const offsetAt = (zone: string, at: number) =>
  Date.parse(`${clockIn(zone).format(at).replace(' ', 'T')}Z`) - Math.floor(at / 1_000) * 1_000

/** The first moment (ISO, UTC) of a day where the zone is, on a day with a change of clocks too. */
export const startOfDay = (zone: string, day: string) => {
  const midnight = utc(day)
  // By the clocks of the evening before, and by those of the day after: where they differ only one of them is that day.
  const [one = 0, other = 0] = [midnight - dayMs, midnight + dayMs].map((at) => midnight - offsetAt(zone, at))
  const first = [Math.min(one, other), Math.max(one, other)].find((at) => dayIn(zone, new Date(at)) === day)
  return new Date(first ?? one).toISOString()
}
