import { Redis } from '@upstash/redis'
import type { Cache } from './cache.ts'
import { countScript, fenceSeconds } from './fence.ts'

const mark = '='

/**
 * The cache in an Upstash database over HTTP, without the breaker. A call has 300 ms, since it may cross the internet.
 *
 * `signal` must be a function: given a plain signal, the client answers an abort with the *value* "Aborted". And
 * `retry: false` still tries twice, which would count twice.
 */
export const upstashCache = (url: string, token: string): Omit<Cache, 'state'> => {
  const client = new Redis({
    url,
    token,
    retry: { retries: 0 },
    signal: () => AbortSignal.timeout(300),
    automaticDeserialization: false,
    enableTelemetry: false,
  })
  const named = (key: string) => `nexo:${key}`
  return {
    tier: 'upstash',
    async get(key) {
      const stored = await client.get<string>(named(key))
      return stored?.startsWith(mark) ? stored.slice(mark.length) : null
    },
    async set(key, value, seconds) {
      await client.set(named(key), mark + value, { ex: seconds })
    },
    async add(key, value, seconds) {
      return (await client.set(named(key), mark + value, { ex: seconds, nx: true })) === 'OK'
    },
    async del(key) {
      await client.set(named(key), '', { ex: fenceSeconds })
    },
    async incr(key, seconds) {
      return Number(await client.eval(countScript, [named(key)], [String(seconds)]))
    },
    async ping() {
      await client.ping()
    },
    async close() {},
  }
}
