import { Redis } from 'ioredis'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { rateLimits } from '#db/schema/system.ts'
import { db, pool } from '../database.ts'
import { Problem } from '../errors.ts'
import { startRedis, type TestRedis } from '../testing/redis.ts'
import { openDelay, startAnew, takeTry, triedInVain } from './account-delay.ts'
import { type LimiterStore, openLimiter, take } from './limiter.ts'
import { assertMayTry, limit, recordFailure, recordSuccess } from './limits.ts'

let server: TestRedis
let client: Redis
const nowhere = new pg.Pool({ connectionString: 'postgres://nobody@127.0.0.1:1/none' })

beforeAll(async () => {
  server = await startRedis()
  client = new Redis(server.url, { enableOfflineQueue: false, maxRetriesPerRequest: 0, commandTimeout: 80 })
  client.on('error', () => undefined)
  await vi.waitFor(() => client.ping())
})
afterEach(() => void vi.useRealTimers())
afterAll(async () => {
  client.disconnect()
  await server.remove()
  await nowhere.end()
})

const stores: Record<string, () => LimiterStore> = {
  PostgreSQL: () => ({ pool }),
  Redis: () => ({ redis: client }),
  'a PostgreSQL that is not there': () => ({ pool: nowhere }),
}

let names = 0
const fresh = () => `test${++names}`
const at = (store: LimiterStore) =>
  openDelay(5, (name, shape) => openLimiter(`${fresh()}-${name}`, shape, store))
type Delay = ReturnType<typeof at>

const retryAfter = (attempt: Promise<unknown>): Promise<number | undefined> =>
  attempt.then(
    () => 0,
    (error: unknown) => {
      if (!(error instanceof Problem)) throw error
      expect(error).toMatchObject({ code: 'TOO_MANY_REQUESTS', reason: 'too_many_requests' })
      return error.retryAfter
    },
  )

const wrong = async (delay: Delay, budget = 'ann') => {
  const refused = await retryAfter(takeTry(delay, budget))
  if (!refused) await triedInVain(delay, budget)
  return refused
}

describe.each(Object.entries(stores))('counted in %s', (_, store) => {
  test('so many pass and no more, however many come at once', async () => {
    const limiter = openLimiter(fresh(), { points: 5, seconds: 60 }, store())
    const refusals = await Promise.all(Array.from({ length: 50 }, () => take(limiter, 'key')))
    expect(refusals.filter((ms) => ms === undefined)).toHaveLength(5)
    for (const ms of refusals) if (ms !== undefined) expect(ms).toBeGreaterThan(0)
    expect(await take(limiter, 'another key')).toBeUndefined()
  })

  test('the sixth wrong password must wait, and fifty at once are not fifty tries', async () => {
    const delay = at(store())
    const refusals = await Promise.all(Array.from({ length: 50 }, () => wrong(delay)))
    expect(refusals.filter((seconds) => seconds === 0).length).toBeLessThanOrEqual(6)
    expect(await wrong(delay)).toBeGreaterThan(0)
  })

  test('each budget is its own', async () => {
    const delay = at(store())
    for (let n = 0; n < 5; n++) expect(await wrong(delay)).toBe(0)
    expect(await wrong(delay)).toBeGreaterThan(0)
    expect(await wrong(delay, 'ann on her laptop')).toBe(0)
    expect(await wrong(delay, 'bob')).toBe(0)
  })

  test('the right password starts anew, for this device alone', async () => {
    const delay = at(store())
    for (let n = 0; n < 5; n++) {
      await wrong(delay)
      await wrong(delay, 'ann on her laptop')
    }
    expect(await wrong(delay, 'ann on her laptop')).toBeGreaterThan(0)
    await startAnew(delay, 'ann on her laptop')
    for (let n = 0; n < 5; n++) expect(await wrong(delay, 'ann on her laptop')).toBe(0)
    expect(await wrong(delay)).toBeGreaterThan(0)
  })

  test('right passwords in a row are never delayed', async () => {
    const delay = at(store())
    for (let n = 0; n < 12; n++) {
      await takeTry(delay, 'ann')
      await startAnew(delay, 'ann')
    }
  })
})

test('the delay doubles from one second to fifteen minutes', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
  const delay = at({ pool })
  for (let n = 0; n < 5; n++) expect(await wrong(delay)).toBe(0)
  const waits: (number | undefined)[] = []
  for (let n = 0; n < 12; n++) {
    const seconds = await wrong(delay)
    waits.push(seconds)
    vi.setSystemTime(Date.now() + (seconds ?? 0) * 1_000 - 1)
    expect(await wrong(delay)).toBe(1) // A moment too early does not count as a try.
    vi.setSystemTime(Date.now() + 1)
    expect(await wrong(delay)).toBe(0)
  }
  expect(waits).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 900, 900])
})

test('the delay doubles in Redis too', async () => {
  const delay = at({ redis: client })
  for (let n = 0; n < 5; n++) expect(await wrong(delay)).toBe(0)
  expect(await wrong(delay)).toBe(1)
  await vi.waitFor(async () => expect(await wrong(delay)).toBe(0), { timeout: 10_000 })
  expect(await wrong(delay)).toBe(2)
})

test('processes count together', async () => {
  const name = fresh()
  for (const store of [stores.PostgreSQL, stores.Redis]) {
    if (!store) throw new Error('no such store')
    const [one, two] = [0, 1].map(() => openLimiter(name, { points: 3, seconds: 60 }, store()))
    if (!one || !two) throw new Error('no limiter')
    expect([await take(one, 'k'), await take(two, 'k'), await take(one, 'k')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
    expect(await take(two, 'k')).toBeGreaterThan(0)
  }
})

test('when Redis dies this process goes on counting by itself', async () => {
  const limiter = openLimiter(fresh(), { points: 3, seconds: 60 }, { redis: client })
  expect(await take(limiter, 'key')).toBeUndefined()
  server.hang()
  const hanging = [await take(limiter, 'key'), await take(limiter, 'key')]
  server.goOn()
  expect(hanging).toEqual([undefined, undefined])
  await server.kill()
  expect(await take(limiter, 'key')).toBeUndefined()
  expect(await take(limiter, 'key')).toBeGreaterThan(0)
  await server.start()
  await vi.waitFor(() => client.ping(), { timeout: 10_000 })
})

test('the twenty-first login from one address is refused, with the seconds to wait', async () => {
  for (let n = 0; n < 20; n++) await limit('login', '203.0.113.9')
  const seconds = await retryAfter(limit('login', '203.0.113.9'))
  expect(seconds).toBeGreaterThan(0)
  expect(seconds).toBeLessThanOrEqual(300)
  await limit('login', '203.0.113.10')
  await limit('refresh', '203.0.113.9')
})

test('addresses of one IPv6 network count as one', async () => {
  for (let n = 0; n < 20; n++) await limit('register', `2001:db8:1:2::${n}`)
  expect(await retryAfter(limit('register', '2001:db8:1:2:ffff::1'))).toBeGreaterThan(0)
  await limit('register', '2001:db8:1:3::1')
})

test('strangers who guess do not lock out the device that its owner signed in on before', async () => {
  const guess = async (device: string | null) => {
    const seconds = await retryAfter(assertMayTry('owner', device))
    if (!seconds) await recordFailure('owner', device)
    return seconds
  }
  for (let n = 0; n < 5; n++) await guess(null)
  expect(await guess(null)).toBeGreaterThan(0)
  await assertMayTry('owner', 'laptop')
  await recordSuccess('owner', 'laptop')
  expect(await guess(null)).toBeGreaterThan(0)
})

test('the table holds neither addresses nor accounts in the clear', async () => {
  await db.delete(rateLimits)
  await limit('reset', 'ann@example.com')
  await assertMayTry('ann@example.com', 'laptop')
  await recordFailure('ann@example.com', 'laptop')
  await limit('setup', '203.0.113.77')
  const keys = (await db.select({ key: rateLimits.key }).from(rateLimits)).map(({ key }) => key)
  expect(keys.length).toBeGreaterThan(0)
  for (const key of keys) expect(key).not.toMatch(/ann|laptop|203\.0/)
})
