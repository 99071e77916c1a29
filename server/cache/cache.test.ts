import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { startRedis, type TestRedis } from '../testing/redis.ts'
import { startUpstashFront } from '../testing/upstash-front.ts'
import { CacheDown, withBreaker } from './breaker.ts'
import type { Cache } from './cache.ts'
import { memoryCache } from './memory.ts'
import { connectRedis, redisCache } from './redis.ts'
import { upstashCache } from './upstash.ts'

const token = 'a-token-for-tests'
let server: TestRedis
let front: Awaited<ReturnType<typeof startUpstashFront>>
const opened: Cache[] = []

beforeAll(async () => {
  server = await startRedis()
  front = await startUpstashFront(server.url, token)
})
afterEach(async () => {
  vi.useRealTimers()
  await Promise.all(opened.splice(0).map((cache) => cache.close()))
})
afterAll(async () => {
  await front.close()
  await server.remove()
})

const make: Record<Cache['tier'], () => Cache> = {
  memory: () => {
    const memory = memoryCache()
    memory.trustWhile({ hears: () => true, lastError: () => undefined })
    return memory
  },
  redis: () => withBreaker(redisCache(connectRedis(server.url))),
  upstash: () => withBreaker(upstashCache(front.url, token)),
}

const answering = (cache: Cache) => vi.waitFor(() => cache.ping(), { timeout: 10_000 })

/** A cache that has answered, and whose breaker has forgotten the wait for the connection. */
const open = async (tier: Cache['tier']) => {
  const cache = make[tier]()
  opened.push(cache)
  await answering(cache)
  return cache
}

let keys = 0
const fresh = () => `test:${++keys}:${process.pid}`

describe.each(['memory', 'redis', 'upstash'] as const)('the %s cache', (tier) => {
  test('gives a value back until its life ends', async () => {
    const cache = await open(tier)
    const key = fresh()
    await cache.set(key, 'here', 1)
    expect(await cache.get(key)).toBe('here')
    await vi.waitFor(async () => expect(await cache.get(key)).toBeNull(), { timeout: 10_000 })
    expect(await cache.add(key, 'again', 60)).toBe(true)
  })

  test('answers null for what nobody wrote', async () => {
    expect(await (await open(tier)).get(fresh())).toBeNull()
  })

  test('overwrites, and gives the new value a life of its own', async () => {
    const cache = await open(tier)
    const key = fresh()
    await cache.set(key, 'short', 1)
    await cache.set(key, 'long', 60)
    const other = fresh()
    await cache.set(other, 'short', 1)
    await vi.waitFor(async () => expect(await cache.get(other)).toBeNull(), { timeout: 10_000 })
    expect(await cache.get(key)).toBe('long')
  })

  test.each([
    '',
    'OK',
    'Aborted',
    'null',
    '"quoted"',
    '{"name":"Žižkov 北京 🦊"}',
    'a\u0000b',
    'x'.repeat(100_000),
  ])('keeps the text %j as it is', async (text) => {
    const cache = await open(tier)
    const key = fresh()
    await cache.set(key, text, 60)
    expect(await cache.get(key)).toBe(text)
  })

  test('fills only where nothing stands, so that a slow reader cannot undo a revocation', async () => {
    const cache = await open(tier)
    const key = fresh()
    expect(await cache.add(key, 'first', 60)).toBe(true)
    expect(await cache.add(key, 'second', 60)).toBe(false)
    await cache.set(key, 'revoked', 60)
    expect(await cache.add(key, 'first', 60)).toBe(false)
    expect(await cache.get(key)).toBe('revoked')
  })

  test('lets one of fifty fills through', async () => {
    const cache = await open(tier)
    const key = fresh()
    const fills = await Promise.all(Array.from({ length: 50 }, (_, n) => cache.add(key, `${n}`, 60)))
    expect(fills.filter(Boolean)).toHaveLength(1)
    expect(await cache.get(key)).toBe(`${fills.indexOf(true)}`)
  })

  test('forgets, and refuses a fill that comes after; but takes what is written anew', async () => {
    const cache = await open(tier)
    const key = fresh()
    await cache.set(key, 'role: admin', 60)
    await cache.del(key)
    expect(await cache.get(key)).toBeNull()
    expect(await cache.add(key, 'role: admin', 60)).toBe(false)
    expect(await cache.get(key)).toBeNull()
    await cache.set(key, 'role: client', 60)
    expect(await cache.get(key)).toBe('role: client')
  })

  test('refuses the fill of a reader that asked before the value was there at all', async () => {
    const cache = await open(tier)
    const key = fresh()
    expect(await cache.get(key)).toBeNull()
    await cache.del(key)
    expect(await cache.add(key, 'old', 60)).toBe(false)
  })

  test('counts, and starts again after the life that began with the first', async () => {
    const cache = await open(tier)
    const key = fresh()
    const counts = await Promise.all(Array.from({ length: 50 }, () => cache.incr(key, 1)))
    expect(counts.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n + 1))
    expect(await cache.get(key)).toBeNull()
    await vi.waitFor(async () => expect(await cache.incr(key, 1)).toBe(1), { timeout: 10_000, interval: 100 })
  })

  test('counts from one again after it was told to forget', async () => {
    const cache = await open(tier)
    const key = fresh()
    await cache.incr(key, 60)
    await cache.incr(key, 60)
    await cache.del(key)
    expect(await cache.incr(key, 60)).toBe(1)
  })

  test('says that it is up', async () => {
    expect((await open(tier)).state()).toMatchObject({ tier, up: true })
  })
})

describe.each(['redis', 'upstash'] as const)('the %s cache and its server', (tier) => {
  /** Two processes of ours: what one writes the other reads. */
  test('is shared', async () => {
    const [one, two] = await Promise.all([open(tier), open(tier)])
    const key = fresh()
    await one.set(key, 'signed in', 60)
    expect(await two.get(key)).toBe('signed in')
    await two.del(key)
    expect(await one.get(key)).toBeNull()
    expect(await one.add(key, 'signed in', 60)).toBe(false)
  })

  test('rejects with CacheDown when the server is killed, and answers again when it is back, empty', async () => {
    const cache = await open(tier)
    const key = fresh()
    await cache.set(key, 'value', 60)
    await server.kill()
    for (const call of [
      cache.get(key),
      cache.set(key, 'v', 1),
      cache.add(key, 'v', 1),
      cache.del(key),
      cache.incr(key, 1),
    ])
      await expect(call).rejects.toBeInstanceOf(CacheDown)
    expect(cache.state()).toMatchObject({ up: false, lastError: expect.not.stringContaining(key) })
    await server.start()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    await vi.waitFor(
      () => {
        vi.setSystemTime(Date.now() + 10_001)
        return cache.ping()
      },
      { timeout: 10_000 },
    )
    expect(await cache.get(key)).toBeNull()
    expect(cache.state().up).toBe(true)
  })

  test('rejects while the server hangs, and mixes no late answer into a later question', async () => {
    const cache = await open(tier)
    const [key, other] = [fresh(), fresh()]
    await cache.set(key, 'one', 60)
    await cache.set(other, 'two', 60)
    server.hang()
    await expect(cache.get(key)).rejects.toBeInstanceOf(CacheDown)
    await expect(cache.set(key, 'late', 60)).rejects.toBeInstanceOf(CacheDown)
    server.goOn()
    await vi.waitFor(async () => expect(await cache.get(other)).toBe('two'), { timeout: 10_000 })
  })

  test('comes back from a hang that outlasts the connection', async () => {
    const cache = await open(tier)
    server.hang()
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const until = performance.now() + 3_000 // socketTimeout is 2 s
    while (performance.now() < until) {
      await expect(cache.ping()).rejects.toBeInstanceOf(CacheDown)
      vi.setSystemTime(Date.now() + 10_001)
    }
    server.goOn()
    await vi.waitFor(
      () => {
        vi.setSystemTime(Date.now() + 10_001)
        return cache.ping()
      },
      { timeout: 10_000 },
    )
  })

  test('answers with misses after a flush', async () => {
    const cache = await open(tier)
    const key = fresh()
    await cache.set(key, 'value', 60)
    await onServer((redis) => redis.flushall())
    expect(await cache.get(key)).toBeNull()
    expect(await cache.add(key, 'again', 60)).toBe(true)
  })
})

const onServer = async (act: (redis: Redis) => Promise<unknown>) => {
  const redis = new Redis(server.url)
  await act(redis)
  redis.disconnect()
}

test('a Redis that comes back with an old snapshot brings no revoked session back', async () => {
  const cache = await open('redis')
  const key = fresh()
  await cache.set(key, 'signed in', 600)
  await onServer((redis) => redis.save())
  await cache.set(key, 'revoked', 600)
  await server.kill()
  await server.start()
  await vi.waitFor(async () => expect(await cache.get(key)).toBeNull(), { timeout: 10_000 })
  await onServer(async (redis) => {
    expect(await redis.get(`nexo:${key}`)).toContain('signed in') // The snapshot did hold it.
    await redis.flushall()
  })
})

test('an Upstash that refuses the token is down, and its answer is not quoted', async () => {
  const cache = withBreaker(upstashCache(front.url, 'wrong'))
  await expect(cache.set('session:1', 'a secret value', 60)).rejects.toBeInstanceOf(CacheDown)
  expect(cache.state().lastError).toBe('Unauthorized')
})
