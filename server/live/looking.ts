import type { Subject } from '../records/subject.ts'
import type { Look } from './notice.ts'

/** A tab says every ten seconds where it is; one that has not for so long was closed without a word. */
const lifeMs = 25_000

type Looker = Look & { at: Subject; until: number }
export type LookingPerson = { id: string; name: string }

export const sameSubject = (a: Subject | undefined, b: Subject | undefined) =>
  a?.type === b?.type && a?.id === b?.id

/** Who has which record open, as far as this process has heard. Kept in memory alone, and forgotten by itself. */
export const newLooking = () => {
  const lookers = new Map<string, Looker>()
  const keyOf = ({ userId, tab }: Pick<Look, 'userId' | 'tab'>) => `${userId} ${tab}`
  return {
    /** Notes where a tab is; returns the records whose company has changed by it. */
    note(look: Look, now = Date.now()): Subject[] {
      const before = lookers.get(keyOf(look))?.at
      const { at } = look
      if (at) lookers.set(keyOf(look), { ...look, at, until: now + lifeMs })
      else lookers.delete(keyOf(look))
      if (sameSubject(before, at ?? undefined)) return []
      return [before, at].flatMap((one) => one ?? [])
    },
    /** Forgets who has been silent for too long; returns the records whose company has changed by it. */
    forgetSilent(now = Date.now()): Subject[] {
      const silent = [...lookers].filter(([, { until }]) => until <= now)
      for (const [key] of silent) lookers.delete(key)
      return silent.map(([, { at }]) => at)
    },
    /** Which record a tab has open. */
    at: (who: Pick<Look, 'userId' | 'tab'>): Subject | undefined => lookers.get(keyOf(who))?.at,
    /** Everybody but oneself who has the record open, each once, by name. */
    others: (subject: Subject, userId: string): LookingPerson[] => {
      const people = [...lookers.values()].filter(
        (one) => sameSubject(one.at, subject) && one.userId !== userId,
      )
      return [...new Map(people.map(({ userId: id, name }) => [id, { id, name }])).values()].sort((a, b) =>
        a.name.localeCompare(b.name),
      )
    },
  }
}
