import type { Entity as EntityName } from '#domain/entities.ts'
import { type Found, maxFoundOfAKind } from '#domain/search.ts'

/** A record that matches, by how sure a way (`rank`, the smaller the surer) and how nearly (from 0 to 1). */
export type Match = Found & { rank: number; nearness: number }

const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b))
const surerFirst = (a: Match, b: Match) =>
  a.rank - b.rank || b.nearness - a.nearness || compare(a.title, b.title) || compare(a.id, b.id)

/** Each record once, by its surest way, and of each kind as many as are shown; the best first. */
export const best = (matches: Match[]): Match[] => {
  const shown = new Map<EntityName, Set<string>>()
  return matches.toSorted(surerFirst).filter(({ type, id }) => {
    const ids = shown.get(type) ?? new Set()
    if (ids.has(id) || ids.size === maxFoundOfAKind) return false
    shown.set(type, ids.add(id))
    return true
  })
}

/** The kinds of which nothing further is looked for: as many are known as are shown, or the one whose code was typed. */
export const settledBy = (known: Match[]): Set<EntityName> => {
  const kinds = new Set(known.map(({ type }) => type))
  const isSettled = (kind: EntityName) => {
    const ofKind = known.filter(({ type }) => type === kind)
    return ofKind.length >= maxFoundOfAKind || ofKind.some(({ rank }) => rank === 0)
  }
  return new Set([...kinds].filter(isSettled))
}
