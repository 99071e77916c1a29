import type { Backup } from '#domain/backups.ts'

/** How many of the newest days, weeks and months keep a backup. */
export type Keep = { daily: number; weekly: number; monthly: number }

type Dated = Pick<Backup, 'name' | 'createdAt' | 'provenAt' | 'reason'>

const day = 86_400_000

/** The Monday of a moment's week, in UTC. */
const weekOf = (at: Date) => {
  const midnight = Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate())
  return String(midnight - ((at.getUTCDay() + 6) % 7) * day)
}

const periods: Record<keyof Keep, (at: Date) => string> = {
  daily: (at) => at.toISOString().slice(0, 10),
  weekly: weekOf,
  monthly: (at) => at.toISOString().slice(0, 7),
}

/** The best of each of the newest periods that have one: the newest that is proven, else the newest. */
const bestOfEach = (newestFirst: Dated[], periodOf: (at: Date) => string, count: number) => {
  const groups = new Map<string, Dated[]>()
  for (const one of newestFirst) {
    const period = periodOf(new Date(one.createdAt))
    groups.set(period, [...(groups.get(period) ?? []), one])
  }
  return [...groups.values()]
    .slice(0, count)
    .map((group) => group.find(({ provenAt }) => provenAt) ?? group[0])
}

/**
 * The names of the backups that may go. Those of the last 24 hours stay, and so does the newest that is proven, and the
 * newest from before an upgrade (but not each of a start that fails again and again); of the rest one for each of the newest days, weeks and months. Periods without a backup do not count, so that a machine that
 * was off for a year loses nothing when it is switched on.
 */
export const expired = (backups: Dated[], keep: Keep, now = new Date()): string[] => {
  const newestFirst = backups.toSorted((a, b) => b.createdAt.localeCompare(a.createdAt))
  const kept = new Set([
    newestFirst.find(({ provenAt }) => provenAt),
    newestFirst.find(({ reason }) => reason === 'upgrade'),
    ...newestFirst.filter(
      ({ createdAt, reason }) => reason !== 'upgrade' && now.getTime() - Date.parse(createdAt) < day,
    ),
    ...bestOfEach(newestFirst, periods.daily, keep.daily),
    ...bestOfEach(newestFirst, periods.weekly, keep.weekly),
    ...bestOfEach(newestFirst, periods.monthly, keep.monthly),
  ])
  return newestFirst.filter((one) => !kept.has(one)).map(({ name }) => name)
}
