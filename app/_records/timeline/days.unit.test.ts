import { expect, test } from 'vitest'
import { daysOf } from './days.ts'
import type { Change, Entry } from './entry.ts'

const ana = { id: 'ana', name: 'Ana' }
const ben = { id: 'ben', name: 'Ben' }
const change = (at: string, changes: NonNullable<Change['changes']>, by: Change['by'] = ana): Entry => ({
  id: at,
  kind: 'changes',
  action: 'clients.update',
  at: `2026-11-26T${at}:00.000Z`,
  by,
  changes,
})
const phone = (before: string | null, after: string) => ({ phone: { before, after } })
const told = (entries: Entry[], zone = 'UTC') =>
  daysOf(entries, zone).flatMap((day) =>
    day.entries.map((entry) => (entry.kind === 'changes' ? Object.entries(entry.changes ?? {}) : entry.kind)),
  )

test('small changes of one person within minutes are one, from what was before the first to what is after the last', () => {
  const entries = [
    change('10:06', { city: { before: 'Rom', after: 'Roma' } }),
    change('10:04', phone('1', '2')),
    change('10:01', phone(null, '1')),
  ]
  expect(told(entries)).toEqual([
    [
      ['phone', { before: null, after: '2' }],
      ['city', { before: 'Rom', after: 'Roma' }],
    ],
  ])
})

test('another person, a longer pause, a status and midnight where the reader is begin another entry', () => {
  expect(told([change('10:02', phone('1', '2')), change('10:01', phone(null, '1'), ben)])).toHaveLength(2)
  expect(told([change('10:09', phone('1', '2')), change('10:01', phone(null, '1'))])).toHaveLength(2)
  const status = { status: { before: 'lead', after: 'active' } }
  expect(told([change('10:02', status), change('10:01', phone(null, '1'))])).toHaveLength(2)
  const late = [change('23:02', phone('1', '2')), change('22:59', phone(null, '1'))]
  expect(daysOf(late, 'UTC').map(({ day }) => day)).toEqual(['2026-11-26'])
  expect(daysOf(late, 'Europe/Madrid').map(({ day }) => day)).toEqual(['2026-11-27', '2026-11-26'])
})

test('what was taken back at once is not told', () => {
  expect(told([change('10:02', phone('2', '1')), change('10:01', phone('1', '2'))])).toEqual([])
})
