import type { Query, QueryClient } from '@tanstack/react-query'
import { isConcerned } from './concerned.ts'
import { isHeld } from './hold.ts'
import type { Change } from './told.ts'

/** What happens within so long is asked for together. */
const togetherMs = 300
/** After an answer nothing is asked for so long, however much happens. */
const restMs = 700
const heldMs = 200
/** How many lines are remembered, so that what is told again after a reconnect is not asked for again. */
const mostKnown = 500

/** Pages of a list are asked for one after the other: a list scrolled that far is read again when it is come back to. */
const longPages = 10

const isLong = ({ state: { data } }: Query) =>
  typeof data === 'object' && data !== null && 'pages' in data && Array.isArray(data.pages)
    ? data.pages.length > longPages
    : false

type Page = {
  queries: QueryClient
  /** Has the server make the page anew, where it is made of more than queries. */
  remake: () => void
}

/** Collects what others have changed, and asks again for exactly what that concerns. */
export const newGather = ({ queries, remake }: Page) => {
  let changes: Change[] = []
  let all = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const known = new Set<string>()

  const wait = (ms: number) => {
    if (!stopped) timer = setTimeout(flush, ms)
  }
  const flush = async () => {
    if (isHeld()) return wait(heldMs)
    const [told, everything] = [changes, all]
    changes = []
    all = false
    if (everything || told.length > 0) {
      if (location.pathname === '/') remake()
      const predicate = ({ queryKey }: Query) =>
        everything || told.some((change) => isConcerned(queryKey, change))
      await queries.invalidateQueries({ predicate, refetchType: 'none' })
      await queries.refetchQueries({
        type: 'active',
        predicate: (query) => predicate(query) && !isLong(query),
      })
      return wait(restMs)
    }
    timer = undefined
  }
  const begin = () => {
    if (timer === undefined) wait(togetherMs)
  }

  return {
    add(change: Change) {
      if (known.has(change.line)) return
      known.add(change.line)
      for (const oldest of known) {
        if (known.size <= mostKnown) break
        known.delete(oldest)
      }
      changes.push(change)
      begin()
    },
    addAll() {
      all = true
      begin()
    },
    stop() {
      stopped = true
      clearTimeout(timer)
    },
  }
}
