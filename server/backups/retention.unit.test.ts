import { describe, expect, test } from 'vitest'
import type { BackupReason } from '#domain/backups.ts'
import { expired } from './retention.ts'

const keep = { daily: 7, weekly: 4, monthly: 12 }
const now = new Date('2026-11-26T12:00:00Z')
const at = (createdAt: string, proven = true, reason: BackupReason = 'daily') => ({
  name: createdAt,
  createdAt,
  reason,
  provenAt: proven ? createdAt : null,
})
const daily = (days: number) =>
  Array.from({ length: days }, (_, ago) => at(new Date(Date.UTC(2026, 10, 26 - ago, 3)).toISOString()))
const kept = (backups: ReturnType<typeof at>[], wanted = keep) => {
  const gone = new Set(expired(backups, wanted, now))
  return backups.filter(({ name }) => !gone.has(name)).map(({ name }) => name.slice(0, 10))
}

describe('of a backup each day for two years', () => {
  test('a week of days, a month of weeks and a year of months stay', () => {
    expect(kept(daily(730))).toEqual([
      ...['2026-11-26', '2026-11-25', '2026-11-24', '2026-11-23', '2026-11-22', '2026-11-21', '2026-11-20'],
      ...['2026-11-15', '2026-11-08', '2026-10-31', '2026-09-30', '2026-08-31', '2026-07-31', '2026-06-30'],
      ...['2026-05-31', '2026-04-30', '2026-03-31', '2026-02-28', '2026-01-31', '2025-12-31'],
    ])
  })

  test('letting go every day keeps what letting go once would, for each is the last of its period', () => {
    let there: ReturnType<typeof at>[] = []
    for (const backup of daily(730).toReversed()) {
      there = [...there, backup]
      const gone = new Set(expired(there, keep, new Date(Date.parse(backup.createdAt) + 60_000)))
      there = there.filter(({ name }) => !gone.has(name))
    }
    expect(
      there
        .map(({ name }) => name)
        .toReversed()
        .map((name) => name.slice(0, 10)),
    ).toEqual(kept(daily(730)))
  })
})

test('everything of the last 24 hours stays, however often it was made', () => {
  const today = ['2026-11-26T11:00:00Z', '2026-11-26T10:00:00Z', '2026-11-25T12:00:01Z'].map((one) => at(one))
  expect(expired([...today, at('2026-11-25T11:00:00Z')], keep, now)).toEqual(['2026-11-25T11:00:00Z'])
})

test('a proven one stands for its day rather than a newer one that is not', () => {
  const backups = [at('2026-11-20T10:00:00Z', false), at('2026-11-20T08:00:00Z'), at('2026-11-20T06:00:00Z')]
  expect(expired(backups, keep, now)).toEqual(['2026-11-20T10:00:00Z', '2026-11-20T06:00:00Z'])
})

test('the newest proven one stays for ever when none after it is', () => {
  const broken = daily(60).map(({ createdAt }) => at(createdAt, false))
  const good = at('2024-01-01T03:00:00Z')
  expect(expired([...broken, good], { daily: 1, weekly: 0, monthly: 0 }, now)).not.toContain(good.name)
})

test('a machine that was off for a year loses nothing when it is switched on', () => {
  const old = daily(7).map(({ createdAt }) => at(createdAt.replace('2026', '2025')))
  expect(expired(old, keep, now)).toEqual([])
})

test('the newest from before an upgrade stays for ever, and its failed attempts do not', () => {
  const upgrade = (minute: number) => at(`2026-01-05T03:${minute}:00Z`, true, 'upgrade')
  const loop = [upgrade(30), upgrade(20), upgrade(10)]
  const minutesLater = new Date('2026-01-05T03:31:00Z')
  expect(expired(loop, keep, minutesLater)).toEqual([upgrade(20).name, upgrade(10).name])
  expect(expired([...daily(60), upgrade(30)], { daily: 1, weekly: 0, monthly: 0 }, now)).not.toContain(
    upgrade(30).name,
  )
})
