import type { Redis } from 'ioredis'
import type { Pool } from 'pg'
import {
  type RateLimiterAbstract,
  RateLimiterMemory,
  RateLimiterPostgres,
  RateLimiterRedis,
} from 'rate-limiter-flexible'
import { z } from 'zod'
import { Problem } from '../errors.ts'

/** Where the counts are kept, so that all processes count together. */
export type LimiterStore = { redis: Redis } | { pool: Pool }
export type LimiterShape = { points: number; seconds: number }
export type Limiter = RateLimiterAbstract

/**
 * A counter of at most `points` per key in `seconds`, counted atomically in the store. A store that fails is stood in
 * for by this process's own memory, with the same numbers: a limit is never open.
 */
export const openLimiter = (
  name: string,
  { points, seconds }: LimiterShape,
  store: LimiterStore,
): Limiter => {
  const numbers = { points, duration: seconds }
  const options = { ...numbers, insuranceLimiter: new RateLimiterMemory(numbers) }
  if ('redis' in store)
    return new RateLimiterRedis({
      ...options,
      keyPrefix: `nexo:limit:${name}`,
      storeClient: store.redis,
      rejectIfRedisNotReady: true,
    })
  return new RateLimiterPostgres({
    ...options,
    keyPrefix: name,
    storeClient: store.pool,
    storeType: 'pool',
    tableName: 'rate_limits',
    tableCreated: true,
    clearExpiredByTimeout: false, // A job does it (server/jobs), once for all processes.
  })
}

/** Not `instanceof`: each of Next's bundles has a class of its own, and a limiter is shared by all. */
const refusal = z.object({ msBeforeNext: z.number() })

/** Takes one point; undefined if there was one, else after how many milliseconds there is one again. */
export const take = async (limiter: Limiter, key: string, seconds?: number): Promise<number | undefined> => {
  try {
    await limiter.consume(key, 1, seconds === undefined ? {} : { customDuration: seconds })
    return undefined
  } catch (refused) {
    const ms = refusal.safeParse(refused).data?.msBeforeNext
    if (ms === undefined) throw refused
    return ms
  }
}

/** 429, with the seconds after which it is worth trying again. */
export const tooMany = (ms: number) => {
  const retryAfter = Math.max(1, Math.ceil(ms / 1_000))
  return new Problem(
    'TOO_MANY_REQUESTS',
    'too_many_requests',
    `Too many attempts: try again in ${retryAfter === 1 ? 'a second' : `${retryAfter} seconds`}.`,
    { retryAfter },
  )
}
