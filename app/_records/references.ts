import type { Entity } from '#domain/entities.ts'
import type { ReferenceTarget } from '#domain/fields.ts'
import { maxNames } from '#domain/references.ts'
import type { Field } from './field.ts'
import type { Room } from './rooms.ts'

/** What must be known of a field to find the references in it. */
export type Referring = Pick<Field, 'name' | 'to' | 'toIn'>
export type Wanted = { to: ReferenceTarget; ids: string[] }

const isTarget = (value: unknown): value is Room => typeof value === 'string'

/** What a reference of this row leads to. */
export const targetIn = (
  field: Pick<Field, 'to' | 'toIn'>,
  row: Record<string, unknown>,
): ReferenceTarget | undefined => {
  if (!field.toIn) return field.to
  const type = row[field.toIn]
  return isTarget(type) ? type : undefined
}

/** A kind of record has pages; a user has none to go to. */
export const hasPages = (to: ReferenceTarget): to is Entity => to !== 'users'

/**
 * What is referred to in these fields of these rows. In one spelling, so that server and browser make the same query keys;
 * bounded, because the question for names is.
 */
const referencesIn = (fields: readonly Referring[], rows: readonly Record<string, unknown>[]): Wanted[] => {
  const found = new Map<ReferenceTarget, Set<string>>()
  let left = maxNames
  for (const row of rows)
    for (const field of fields) {
      const to = targetIn(field, row)
      if (!to) continue
      const ids = found.get(to) ?? new Set()
      found.set(to, ids)
      for (const id of [row[field.name]].flat()) {
        if (typeof id !== 'string' || id === '' || ids.has(id) || left === 0) continue
        ids.add(id)
        left -= 1
      }
    }
  return [...found]
    .map(([to, ids]) => ({ to, ids: [...ids].sort() }))
    .filter(({ ids }) => ids.length > 0)
    .sort((one, other) => one.to.localeCompare(other.to))
}

/** So many ids, spelled out in an address, fit into one question of the browser (`maxURLLength` in _trpc/client.tsx). */
const maxAsked = 30

/** The same as questions for names, each short enough to be asked. */
export const questionsIn = (...[fields, rows]: Parameters<typeof referencesIn>): Wanted[][] => {
  const all = referencesIn(fields, rows).flatMap(({ to, ids }) => ids.map((id) => ({ to, id })))
  return Array.from({ length: Math.ceil(all.length / maxAsked) }, (_, at) => {
    const asked = all.slice(at * maxAsked, (at + 1) * maxAsked)
    const kinds = [...new Set(asked.map(({ to }) => to))]
    return kinds.map((to) => ({ to, ids: asked.flatMap((one) => (one.to === to ? [one.id] : [])) }))
  })
}
