import { type Entity, entities } from '#domain/entities.ts'

/** A record that was opened. Only where it is: what it is called is asked for each time, of whoever may still know. */
export type Opened = { type: Entity; id: string }

const most = 6
const keyOf = (personId: string) => `nexo.recent.${personId}`

const isOpened = (one: unknown): one is Opened =>
  typeof one === 'object' &&
  one !== null &&
  'type' in one &&
  'id' in one &&
  typeof one.id === 'string' &&
  entities.some((entity) => entity === one.type)

/** What somebody opened last in this browser, the last first. Storage can be forbidden or hold anything. */
export const recentlyOpened = (personId: string): Opened[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(keyOf(personId)) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isOpened).slice(0, most) : []
  } catch {
    return []
  }
}

export const noteOpened = (personId: string, opened: Opened) => {
  const others = recentlyOpened(personId).filter(({ id }) => id !== opened.id)
  try {
    localStorage.setItem(keyOf(personId), JSON.stringify([opened, ...others].slice(0, most)))
  } catch {
    // Then nothing is remembered, and nothing else is lost.
  }
}
