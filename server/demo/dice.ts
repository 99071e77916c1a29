import { v7 } from 'uuid'

/** The same throws for the same seed (mulberry32), so that two demos are alike and a bug can be met again. */
export const diceOf = (seed: number) => {
  let state = seed
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const pick = <T>(list: readonly T[]): T => {
    const found = list[between(0, list.length - 1)]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }
  return {
    between,
    pick,
    chance: (share: number) => next() < share,
    /** Some of them, each at most once. */
    some: <T>(list: readonly T[], most: number): T[] => [
      ...new Set(Array.from({ length: between(0, most) }, () => pick(list))),
    ],
    amount: (low: number, high: number) => `${between(low, high)}.${pick(['00', '00', '50', '90', '99'])}`,
    idAt: (at: Date) =>
      v7({ msecs: at.getTime(), random: Uint8Array.from({ length: 16 }, () => between(0, 255)) }),
  }
}
export type Dice = ReturnType<typeof diceOf>

export const dayMs = 24 * 60 * 60 * 1_000

/** A moment of office hours, so many days before or after another. */
export const workingMoment = (dice: Dice, now: Date, days: number) => {
  const at = new Date(now.getTime() + days * dayMs)
  at.setUTCHours(dice.between(7, 17), dice.between(0, 59), dice.between(0, 59), dice.between(0, 999))
  return at > now && days <= 0 ? new Date(now.getTime() - dice.between(1, 3_600_000)) : at
}

export const dayOf = (at: Date) => at.toISOString().slice(0, 10)

/** A row that is there, which others can hang on. */
export type Made = { id: string; createdAt: string }

/**
 * The columns of a record that came about during the last year, and after what it hangs on, and was changed once in a while
 * since.
 */
export const born = (dice: Dice, now: Date, createdBy: string, hangsOn: readonly Made[]) => {
  const since = Math.max(now.getTime() - 364 * dayMs, ...hangsOn.map((one) => Date.parse(one.createdAt)))
  const daysAgo = dice.between(0, Math.floor((now.getTime() - since) / dayMs))
  const some = workingMoment(dice, now, -daysAgo)
  const at = hangsOn.length > 0 && some.getTime() < since ? new Date(since) : some
  const changed = dice.chance(0.4) ? workingMoment(dice, now, -dice.between(0, daysAgo)) : at
  const updatedAt = (changed > at ? changed : at).toISOString()
  return {
    id: dice.idAt(at),
    createdAt: at.toISOString(),
    updatedAt,
    archivedAt: dice.chance(0.01) ? updatedAt : null,
    createdBy,
  }
}

/** In the order in which they came about: codes are given in that order too. */
export const inOrder = <R extends { createdAt: string }>(rows: R[]): R[] =>
  rows.sort((a, b) => a.createdAt.localeCompare(b.createdAt))

export const times = <R>(count: number, make: (at: number) => R): R[] =>
  Array.from({ length: count }, (_, at) => make(at))
