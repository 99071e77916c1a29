import { dayIn } from '#domain/day-in.ts'
import { type Change, changedIn, type Entry, isStep } from './entry.ts'

/** Changes of one person that are no further apart are one entry. */
const togetherMs = 5 * 60_000

const isPlain = (entry: Entry): entry is Change =>
  entry.kind === 'changes' && entry.action.endsWith('.update') && !isStep(entry)

const belongTogether = (newer: Entry, older: Entry): older is Change =>
  isPlain(newer) &&
  isPlain(older) &&
  newer.by !== null &&
  newer.by.id === older.by?.id &&
  Date.parse(newer.at) - Date.parse(older.at) <= togetherMs

/** Both as one: each field from what it was before the older change to what it became by the newer. */
const joined = (newer: Change, older: Change): Change => {
  const changes = { ...older.changes, ...newer.changes }
  for (const [name, { before }] of Object.entries(older.changes ?? {}))
    changes[name] = { before, after: changes[name]?.after }
  return { ...newer, changes }
}

/** Small changes that one person made one after the other, as one entry; what was taken back at once is none. */
const gathered = (entries: readonly Entry[]): Entry[] => {
  const found: { entry: Entry; oldest: Entry }[] = []
  for (const entry of entries) {
    const last = found.at(-1)
    if (last?.entry.kind === 'changes' && belongTogether(last.oldest, entry)) {
      last.entry = joined(last.entry, entry)
      last.oldest = entry
    } else found.push({ entry, oldest: entry })
  }
  return found.map(({ entry }) => entry).filter((entry) => !isPlain(entry) || changedIn(entry).length > 0)
}

export type DayOfEntries = { day: string; entries: Entry[] }

/** Entries, newest first, by the days (YYYY-MM-DD) on which they happened where the reader is. */
export const daysOf = (entries: readonly Entry[], timeZone: string): DayOfEntries[] => {
  const days: DayOfEntries[] = []
  for (const entry of entries) {
    const day = dayIn(timeZone, new Date(entry.at))
    const last = days.at(-1)
    if (last?.day === day) last.entries.push(entry)
    else days.push({ day, entries: [entry] })
  }
  return days
    .map(({ day, entries: all }) => ({ day, entries: gathered(all) }))
    .filter(({ entries }) => entries.length > 0)
}
