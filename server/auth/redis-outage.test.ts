import { eq } from 'drizzle-orm'
import { Redis } from 'ioredis'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { users } from '#db/schema/users.ts'
import { cache } from '../cache/cache.ts'
import { pool } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { changeSessions, sessionsOf } from './change-sessions.ts'
import { authRouter } from './router.ts'
import { sessionKey } from './session-cache.ts'

const { redis, database } = await vi.hoisted(async () => {
  const { startRedis } = await import('../testing/redis.ts')
  const { breakableDatabase } = await import('../testing/outage.ts')
  const redis = await startRedis()
  process.env.REDIS_URL = redis.url
  return { redis, database: await breakableDatabase() }
})

const createCaller = createCallerFactory(authRouter)
const other = new Redis(redis.url)

const cacheAnswers = () => vi.waitFor(() => cache.ping(), { timeout: 20_000 })
beforeEach(cacheAnswers)
afterEach(() => {
  vi.useRealTimers()
  redis.goOn()
})
afterAll(async () => {
  await cache.close()
  other.disconnect()
  await redis.remove()
})

const kept = async (id: string) => (await other.get(`nexo:${sessionKey(id)}`)) ?? ''

/** Redis answers nothing any more, and has done so for long enough that nothing is sent to it either. */
const hangUnheard = async (ask: () => Promise<unknown>) => {
  redis.hang()
  while (cache.state().up || (await isSent())) await ask()
}
const isSent = () =>
  cache.ping().then(
    () => true,
    (error: Error) => error.cause !== undefined,
  )
/** The time at which Redis is tried again has come. */
const letBeAsked = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11_000 })

/** A program whose session Redis already holds. */
const signedIn = async () => {
  const { id: userId, email, password } = await account()
  const program = visitor(createCaller, { door: 'rest' })
  const answer = await program.ask((caller) => caller.login({ email, password }))
  const bearer = 'accessToken' in answer ? answer.accessToken : ''
  const profile = () => program.ask((caller) => caller.profile(), { bearer })
  const logout = () => program.ask((caller) => caller.logout(), { bearer })
  const rename = () => program.ask((caller) => caller.updateProfile({ fullName: 'Other' }), { bearer })
  await profile()
  const { data } = await program.ask((caller) => caller.sessions(), { bearer })
  const sessionId = data.find((session) => session.current)?.id ?? ''
  expect(await kept(sessionId)).toContain(email)
  return { userId, sessionId, profile, logout, rename }
}
const refused = { code: 'UNAUTHORIZED' }

describe('a logout', () => {
  test('holds at once, though Redis held the session', async () => {
    const ana = await signedIn()
    await ana.logout()
    expect(await kept(ana.sessionId)).toContain('ended')
    await expect(ana.profile()).rejects.toMatchObject(refused)
  })

  test('holds when Redis is emptied', async () => {
    const ana = await signedIn()
    await ana.logout()
    await other.flushall()
    await expect(ana.profile()).rejects.toMatchObject(refused)
  })

  test('holds when Redis dies before it, and when it comes back', async () => {
    const ana = await signedIn()
    await other.save()
    await redis.kill()
    await ana.logout()
    await expect(ana.profile()).rejects.toMatchObject(refused)
    await redis.start()
    await cacheAnswers()
    await expect(ana.profile()).rejects.toMatchObject(refused)
  })

  test('holds when Redis hangs before it, goes on with the old entry, and hears of the end later', async () => {
    const ana = await signedIn()
    await hangUnheard(ana.profile)
    await ana.logout()
    await expect(ana.profile()).rejects.toMatchObject(refused)
    redis.goOn()
    expect(await kept(ana.sessionId)).toContain(ana.userId)
    letBeAsked()
    await expect(ana.profile()).rejects.toMatchObject(refused)
    await expect.poll(() => kept(ana.sessionId), { timeout: 20_000 }).toContain('ended')
    await expect(ana.profile()).rejects.toMatchObject(refused)
  })
})

test('a role given while Redis hangs counts from the next request on, and after Redis goes on', async () => {
  const ana = await signedIn()
  await hangUnheard(ana.profile)
  await changeSessions(async (tx, changes) => {
    await tx.update(users).set({ role: 'manager' }).where(eq(users.id, ana.userId))
    await changes.changed(sessionsOf(ana.userId))
  })
  expect(await ana.profile()).toMatchObject({ role: 'manager' })
  redis.goOn()
  expect(await kept(ana.sessionId)).toContain('client')
  letBeAsked()
  expect(await ana.profile()).toMatchObject({ role: 'manager' })
  await expect.poll(() => kept(ana.sessionId), { timeout: 20_000 }).not.toContain('client')
  expect(await ana.profile()).toMatchObject({ role: 'manager' })
})

test('without PostgreSQL what Redis holds may be read, and nothing may be changed', async () => {
  const ana = await signedIn()
  await database.cut()
  await vi.waitFor(() => expect(pool.totalCount).toBe(0))
  try {
    expect(await ana.profile()).toMatchObject({ id: ana.userId })
    await expect(ana.rename()).rejects.toMatchObject({ code: 'SERVICE_UNAVAILABLE' })
  } finally {
    await database.mend()
  }
})
