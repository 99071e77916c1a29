import { expect, test } from 'vitest'
import { dayIn } from '#domain/day-in.ts'
import { addDays, monthStart, startOfDay, weekStart } from './calendar.ts'

test('a day begins when its clocks say so, on the days too on which they change', () => {
  const begins = (zone: string, day: string) => startOfDay(zone, day)
  expect(begins('UTC', '2026-11-26')).toBe('2026-11-26T00:00:00.000Z')
  expect(begins('Asia/Kolkata', '2026-11-26')).toBe('2026-11-25T18:30:00.000Z')
  expect(begins('Pacific/Kiritimati', '2026-11-26')).toBe('2026-11-25T10:00:00.000Z')
  // Madrid: an hour less on 29 March, an hour more on 25 October.
  expect([begins('Europe/Madrid', '2026-03-29'), begins('Europe/Madrid', '2026-03-30')]).toEqual([
    '2026-03-28T23:00:00.000Z',
    '2026-03-29T22:00:00.000Z',
  ])
  expect([begins('Europe/Madrid', '2026-10-25'), begins('Europe/Madrid', '2026-10-26')]).toEqual([
    '2026-10-24T22:00:00.000Z',
    '2026-10-25T23:00:00.000Z',
  ])
  // Santiago: midnight itself is left out, and comes twice.
  expect(begins('America/Santiago', '2026-09-06')).toBe('2026-09-06T04:00:00.000Z')
  expect(begins('America/Santiago', '2026-04-05')).toBe('2026-04-05T04:00:00.000Z')
})

test('weeks begin on Monday and months on the first', () => {
  expect(['2026-11-23', '2026-11-29'].map(weekStart)).toEqual(['2026-11-23', '2026-11-23'])
  expect([monthStart('2026-01-31'), monthStart('2026-01-31', -1)]).toEqual(['2026-01-01', '2025-12-01'])
  expect(addDays('2026-02-27', 2)).toBe('2026-03-01')
  expect(dayIn('America/Los_Angeles', new Date('2026-11-26T07:59:59Z'))).toBe('2026-11-25')
})
