import { env } from '../env.ts'
import { processWide } from '../process-wide.ts'
import { withBreaker } from './breaker.ts'
import { counted } from './counted.ts'
import { type MemoryCache, memoryCache } from './memory.ts'
import { connectRedis, type RedisClient, redisCache } from './redis.ts'
import { upstashCache } from './upstash.ts'

export type CacheState = {
  tier: Cache['tier']
  /** Whether the last call was answered; for the memory tier: whether it hears what other processes drop. */
  up: boolean
  lastError?: string
  /** How long the last answer took. */
  latencyMs?: number
}

/**
 * Strings that may be lost at any time, kept for a while under a key. Only presence means something: a miss says
 * nothing, and the caller asks PostgreSQL. Lives are whole seconds, at least 1. A call that cannot be answered rejects
 * with `CacheDown`, quickly; to be treated as a miss.
 */
export type Cache = {
  readonly tier: 'memory' | 'redis' | 'upstash'
  get(key: string): Promise<string | null>
  /** Writes what is true now, over whatever was there: a tombstone, say. */
  set(key: string, value: string, seconds: number): Promise<void>
  /** Fills after a miss, if nobody has written since; true if it did. */
  add(key: string, value: string, seconds: number): Promise<boolean>
  /**
   * Forgets. For `fenceSeconds` (fence.ts) from now `add` is refused too, so that a reader that asked PostgreSQL before the change
   * and answers after it cannot bring the old value back.
   */
  del(key: string): Promise<void>
  /** Counts one up, from 0, and returns the count. The life begins with the first; `get` does not see counters. */
  incr(key: string, seconds: number): Promise<number>
  /** Resolves if the cache answers. */
  ping(): Promise<void>
  state(): CacheState
  close(): Promise<void>
}

type Choice = { cache: Cache; memory?: MemoryCache; redis?: Promise<RedisClient> }

const choose = (): Choice => {
  if (env.REDIS_URL) {
    const redis = connectRedis(env.REDIS_URL)
    return { cache: counted(withBreaker(redisCache(redis))), redis }
  }
  if (env.UPSTASH_REDIS_REST_URL && env.UPSTASH_REDIS_REST_TOKEN)
    return {
      cache: counted(withBreaker(upstashCache(env.UPSTASH_REDIS_REST_URL, env.UPSTASH_REDIS_REST_TOKEN))),
    }
  const memory = memoryCache()
  return { cache: counted(memory), memory }
}

/**
 * The cache of this process, chosen once from the environment. `memory` is the same cache where it is this process's
 * own memory, for whoever must hear of other processes' changes (invalidation.ts); `redis` is the connection under it,
 * which the limits share.
 */
export const { cache, memory, redis } = processWide('cache', choose)

/** Asks the cache whether it is there, for the health page. */
export const cacheState = async (): Promise<CacheState> => {
  await cache.ping().catch(() => undefined) // The state tells.
  return cache.state()
}
