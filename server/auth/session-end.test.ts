import { eq, sql } from 'drizzle-orm'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { users } from '#db/schema/users.ts'
import { cache, memory } from '../cache/cache.ts'
import { startInvalidation, stopInvalidation } from '../cache/invalidation.ts'
import { db, pool } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { changeSessions, sessionsOf, theSession } from './change-sessions.ts'
import { findSession } from './find-session.ts'
import { authRouter } from './router.ts'
import { remember, sessionKey } from './session-cache.ts'

const createCaller = createCallerFactory(authRouter)

beforeAll(startInvalidation)
afterAll(stopInvalidation)

/** Somebody signed in by browser, whose session the cache already holds. */
const signedIn = async (who?: Awaited<ReturnType<typeof account>>) => {
  const { id: userId, email, password } = who ?? (await account())
  const browser = visitor(createCaller)
  await browser.ask((caller) => caller.login({ email, password }))
  const profile = () => browser.ask((caller) => caller.profile())
  await profile()
  const { data } = await browser.ask((caller) => caller.sessions())
  const sessionId = data.find((session) => session.current)?.id ?? ''
  const session = await findSession(sessionId)
  if (!session) throw new Error('Whoever has just signed in has a session.')
  return { browser, userId, sessionId, session, profile, cookies: new Map(browser.cookies) }
}
type Someone = Awaited<ReturnType<typeof signedIn>>

const isCached = async ({ sessionId }: Someone) =>
  (await cache.get(sessionKey(sessionId)))?.startsWith('{') ?? false
/** With the cookies as they were before the end, as a thief would have them. */
const expectDead = async ({ browser, cookies }: Someone) => {
  await expect(browser.ask((caller) => caller.profile(), { cookies })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  })
  await expect(browser.ask((caller) => caller.refresh(), { cookies })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  })
  await expect(browser.ask((caller) => caller.updateProfile({}), { cookies })).rejects.toMatchObject({
    code: 'UNAUTHORIZED',
  })
}

describe('a logout', () => {
  test('ends access and refresh at once, though the cache held the session', async () => {
    const ana = await signedIn()
    expect(await isCached(ana)).toBe(true)
    await ana.browser.ask((caller) => caller.logout())
    expect(ana.browser.cookies.size).toBe(1)
    await expectDead(ana)
  })

  test('holds when the cache is emptied after it', async () => {
    const ana = await signedIn()
    await ana.browser.ask((caller) => caller.logout())
    memory?.clear()
    await expectDead(ana)
  })

  test('holds when the cache cannot be asked', async () => {
    const ana = await signedIn()
    await stopInvalidation()
    await ana.browser.ask((caller) => caller.logout())
    await expectDead(ana)
    await startInvalidation()
    await expectDead(ana)
  })

  test('holds against a reader that was on its way with the old row', async () => {
    const ana = await signedIn()
    await ana.browser.ask((caller) => caller.logout())
    await remember(ana.session)
    await expectDead(ana)
  })

  test('leaves the other sessions of the user alone', async () => {
    const who = await account()
    const ana = await signedIn(who)
    const elsewhere = await signedIn(who)
    await ana.browser.ask((caller) => caller.logout())
    expect(await elsewhere.profile()).toMatchObject({ id: who.id })
  })

  test('may be asked for again, by anyone, and answers the same', async () => {
    const ana = await signedIn()
    await ana.browser.ask((caller) => caller.logout())
    await ana.browser.ask((caller) => caller.logout(), { cookies: ana.cookies })
    await visitor(createCaller).ask((caller) => caller.logout())
    await visitor(createCaller, { door: 'rest', bearer: 'rubbish' }).ask((caller) =>
      caller.logout({ refreshToken: 'rubbish' }),
    )
  })

  test('everywhere ends all sessions of the user, and nobody else’s', async () => {
    const who = await account()
    const [here, elsewhere, other] = [await signedIn(who), await signedIn(who), await signedIn()]
    await here.browser.ask((caller) => caller.logoutEverywhere())
    await expectDead(here)
    await expectDead(elsewhere)
    expect(await other.profile()).toMatchObject({ id: other.userId })
  })
})

describe('whoever changes sessions', () => {
  test('ends all of a suspended user’s at once', async () => {
    const ana = await signedIn()
    await changeSessions(async (tx, changes) => {
      await tx.update(users).set({ status: 'suspended' }).where(eq(users.id, ana.userId))
      await changes.end(sessionsOf(ana.userId), 'suspended')
    })
    await expectDead(ana)
  })

  test('gives a new role to the very next request', async () => {
    const ana = await signedIn()
    await changeSessions(async (tx, changes) => {
      await tx.update(users).set({ role: 'manager' }).where(eq(users.id, ana.userId))
      await changes.changed(sessionsOf(ana.userId))
    })
    await remember(ana.session)
    expect(await ana.profile()).toMatchObject({ role: 'manager' })
  })

  test('changes nothing when the transaction fails', async () => {
    const ana = await signedIn()
    const failing = changeSessions(async (_, changes) => {
      await changes.end(theSession(ana.sessionId), 'revoked')
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await ana.profile()).toMatchObject({ id: ana.userId })
  })

  test('lets the other processes know, when and only when it is committed', async () => {
    const ana = await signedIn()
    const heard: (string | undefined)[] = []
    const listener = new pg.Client({ ...pool.options, password: pool.options.password })
    listener.on('notification', ({ payload }) => heard.push(payload))
    await listener.connect()
    await listener.query('listen nexo_cache')
    await changeSessions(async (tx, changes) => {
      await changes.end(theSession(ana.sessionId), 'revoked')
      await tx.execute(sql`select 1`)
      await listener.query('select 1')
      expect(heard).not.toContain(sessionKey(ana.sessionId))
    })
    await expect.poll(() => heard).toContain(sessionKey(ana.sessionId))
    await listener.end()
  })
})

describe('a session that PostgreSQL does not vouch for any more', () => {
  test.each([
    ['because its user is suspended', { status: 'suspended' }],
    ['because its user is in the trash', { archivedAt: '2026-01-01T00:00:00.000Z' }],
  ] as const)('is dead for every change at once, %s', async (_, change) => {
    const ana = await signedIn()
    await db.update(users).set(change).where(eq(users.id, ana.userId))
    await expect(ana.browser.ask((caller) => caller.updateProfile({ phone: '1' }))).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
    await expectDead(ana)
  })
})
