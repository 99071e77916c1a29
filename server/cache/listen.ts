import type pg from 'pg'
import { keepListening } from '../listen.ts'
import { log } from '../log.ts'
import type { MemoryCache } from './memory.ts'

export const channel = 'nexo_cache'

/**
 * Keeps one connection on which this process hears which keys others drop, and drops them from its memory. The memory
 * counts only while the connection has proved itself within the last ten seconds: one that broke without a word, or a
 * machine that slept, makes every `get` a miss. What was missed while it was away cannot be known, so coming back forgets
 * everything.
 */
export const listenForDrops = (memory: MemoryCache, pool: pg.Pool, direct?: pg.ClientConfig) => {
  let provenUntil = 0
  let lastError: string | undefined
  memory.trustWhile({ hears: () => Date.now() < provenUntil, lastError: () => lastError })
  const ear = keepListening({
    channel,
    name: 'nexo-cache',
    pool,
    direct,
    onHeard: (key) => void memory.del(key),
    onBegin: () => memory.clear(),
    onProven: (until) => {
      provenUntil = until
      lastError = undefined
    },
    onLost: (error) => {
      if (error !== lastError)
        log.warn({ error }, 'other processes are not heard: PostgreSQL is asked each time')
      provenUntil = 0
      lastError = error
    },
  })
  return {
    tried: ear.tried,
    async stop() {
      await ear.stop()
      provenUntil = 0
    },
  }
}
