import type { Cache } from './cache.ts'
import { fenceSeconds } from './fence.ts'

/** Whether changes made by other processes reach this one (see invalidation.ts). */
export type Hearing = { hears: () => boolean; lastError: () => string | undefined }

export type MemoryCache = Cache & {
  /** From now on what is kept counts only while `hearing.hears()`; before the first call nothing does. */
  trustWhile(hearing: Hearing): void
  /** Forgets everything, and refuses fills for as long as a read may be under way that knows of nothing newer. */
  clear(): void
}

const maxEntries = 10_000
const fenceMs = fenceSeconds * 1_000
const deaf: Hearing = { hears: () => false, lastError: () => undefined }

/** `undefined` is a fence: a key that was dropped a moment ago. */
type Entry = { value: string | number | undefined; until: number }

/**
 * The cache in this process's own memory: at most 10,000 entries, the oldest go first. Several processes may share one
 * PostgreSQL and change what others keep here, so it answers with misses for as long as it cannot hear them.
 *
 * Lives go by the wall clock: the monotonic one stands still while a machine sleeps.
 */
export const memoryCache = (): MemoryCache => {
  const entries = new Map<string, Entry>()
  let hearing = deaf
  let asked = false
  let fencedUntil = 0

  const find = (key: string): Entry | undefined => {
    const entry = entries.get(key)
    if (!entry || entry.until > Date.now()) return entry
    entries.delete(key)
    return undefined
  }
  const put = (key: string, value: Entry['value'], ms: number) => {
    entries.delete(key)
    for (const oldest of entries.keys()) {
      if (entries.size < maxEntries) break
      entries.delete(oldest)
    }
    entries.set(key, { value, until: Date.now() + ms })
  }

  return {
    tier: 'memory',
    async get(key) {
      asked = true
      if (!hearing.hears()) return null
      const value = find(key)?.value
      return typeof value === 'string' ? value : null
    },
    async set(key, value, seconds) {
      put(key, value, seconds * 1_000)
    },
    async add(key, value, seconds) {
      if (Date.now() < fencedUntil || find(key)) return false
      put(key, value, seconds * 1_000)
      return true
    },
    async del(key) {
      put(key, undefined, fenceMs)
    },
    async incr(key, seconds) {
      const entry = find(key)
      if (typeof entry?.value === 'number') return ++entry.value
      put(key, 1, seconds * 1_000)
      return 1
    },
    async ping() {},
    async close() {
      entries.clear()
    },
    state() {
      const lastError = hearing.lastError()
      return { tier: 'memory', up: hearing.hears(), ...(lastError && { lastError }) }
    },
    trustWhile(next) {
      hearing = next
    },
    clear() {
      entries.clear()
      if (asked) fencedUntil = Date.now() + fenceMs
    },
  }
}
