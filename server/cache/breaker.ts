import { log } from '../log.ts'
import type { Cache } from './cache.ts'

/** The cache cannot be asked now. Treat it as a miss. */
export class CacheDown extends Error {}

const failuresInARow = 5
const restMs = 10_000

/** The Upstash client quotes the whole command after its errors, and a command carries what is being cached. */
const sentence = (error: unknown) =>
  (error instanceof Error ? error.message : String(error)).replace(/, command was: .*$/s, '')

/**
 * Keeps a cache that is gone from slowing every request down: after five failures in a row it is left alone for ten
 * seconds, in which every call rejects at once; then one call tries for all. The time that a single call may take is
 * the client's to keep (redis.ts, upstash.ts).
 */
export const withBreaker = (inner: Omit<Cache, 'state'>): Cache => {
  let failures = 0
  let restUntil = 0
  let trying = false
  let lastError: string | undefined
  let latencyMs: number | undefined

  const succeeded = (ms: number) => {
    if (failures >= failuresInARow) log.info({ tier: inner.tier }, 'the cache answers again')
    failures = 0
    latencyMs = Math.round(ms * 10) / 10
  }
  const failed = (error: unknown) => {
    failures += 1
    lastError = sentence(error)
    if (failures === failuresInARow)
      log.warn(
        { tier: inner.tier, error: lastError },
        'the cache does not answer: PostgreSQL is asked instead',
      )
    if (failures >= failuresInARow) restUntil = Date.now() + restMs
  }

  const guarded = async <T>(call: () => Promise<T>): Promise<T> => {
    const resting = failures >= failuresInARow
    if (resting && (trying || Date.now() < restUntil)) throw new CacheDown(lastError)
    const started = performance.now()
    trying = resting
    try {
      const answer = await call()
      succeeded(performance.now() - started)
      return answer
    } catch (error) {
      failed(error)
      throw new CacheDown(lastError, { cause: error })
    } finally {
      if (resting) trying = false
    }
  }

  return {
    tier: inner.tier,
    get: (key) => guarded(() => inner.get(key)),
    set: (key, value, seconds) => guarded(() => inner.set(key, value, seconds)),
    add: (key, value, seconds) => guarded(() => inner.add(key, value, seconds)),
    del: (key) => guarded(() => inner.del(key)),
    incr: (key, seconds) => guarded(() => inner.incr(key, seconds)),
    ping: () => guarded(() => inner.ping()),
    close: () => inner.close(),
    state: () => ({
      tier: inner.tier,
      up: failures === 0,
      ...(failures > 0 && lastError && { lastError }),
      ...(latencyMs !== undefined && { latencyMs }),
    }),
  }
}
