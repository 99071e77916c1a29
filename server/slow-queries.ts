import { log } from './log.ts'
import { processWide } from './process-wide.ts'

const slowMs = 1_000
const rememberedMs = 10 * 60_000
const mostRemembered = 100

type Slow = { at: number; ms: number }
const slow = processWide('slow-queries', (): Slow[] => [])

/** Remembers and logs a query that somebody had to wait for: its text with placeholders, never the values. */
export const noteQuery = (ms: number, text: string) => {
  if (ms < slowMs) return
  slow.push({ at: Date.now(), ms })
  if (slow.length > mostRemembered) slow.shift()
  log.warn({ ms: Math.round(ms), sql: text.slice(0, 500) }, 'a query was slow')
}

/** How many queries of this process were slow within ten minutes (counted to a hundred). */
export const recentlySlow = () => {
  const recent = slow.filter(({ at }) => at > Date.now() - rememberedMs)
  return { count: recent.length, longestMs: Math.max(0, ...recent.map(({ ms }) => ms)) }
}
