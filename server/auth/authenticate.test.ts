import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cache } from '../cache/cache.ts'
import { startInvalidation, stopInvalidation } from '../cache/invalidation.ts'
import { pool } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { contextFor, visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { cookieNames } from './cookies.ts'
import { authRouter } from './router.ts'
import { sessionKey } from './session-cache.ts'

const createCaller = createCallerFactory(authRouter)
beforeAll(startInvalidation)
afterAll(stopInvalidation)

const signedIn = async () => {
  const { id, email, password } = await account('employee')
  const browser = visitor(createCaller)
  await browser.ask((caller) => caller.login({ email, password }))
  return { id, cookies: browser.cookies }
}
const queriesDuring = async (work: () => Promise<unknown>) => {
  const spy = vi.spyOn(pool, 'query')
  await work()
  const count = spy.mock.calls.length
  spy.mockRestore()
  return count
}

test('one request looks its session up once, and once more when a change asks PostgreSQL', async () => {
  const { id, cookies } = await signedIn()
  const context = contextFor({ cookies })
  const asks = (options?: { fresh?: boolean }) => () =>
    Promise.all([context.actor(options), context.actor(options), context.actor(options)])
  expect(await queriesDuring(asks())).toBe(1)
  expect(await queriesDuring(asks({ fresh: true }))).toBe(1)
  expect(await queriesDuring(asks({ fresh: true }))).toBe(0)
  expect(await queriesDuring(asks())).toBe(0)
  expect(await context.actor()).toEqual({
    id,
    role: 'employee',
    status: 'active',
    fullName: 'The employee',
    sessionId: expect.any(String),
  })
})

test('the next request is answered from the cache, a change is not', async () => {
  const { cookies } = await signedIn()
  const first = await contextFor({ cookies }).actor()
  expect(await cache.get(sessionKey(first?.sessionId ?? ''))).toContain('employee')
  expect(await queriesDuring(() => contextFor({ cookies }).actor())).toBe(0)
  expect(await queriesDuring(() => contextFor({ cookies }).actor({ fresh: true }))).toBe(1)
})

test('what the cache holds of another version is read again', async () => {
  const { id, cookies } = await signedIn()
  const first = await contextFor({ cookies }).actor()
  for (const text of ['{"id":1}', 'rubbish', 'null', '{"id":"x","expiresAt":"y","user":{"role":"admin"}}']) {
    await cache.set(sessionKey(first?.sessionId ?? ''), text, 60)
    expect(await contextFor({ cookies }).actor()).toMatchObject({ id, role: 'employee' })
  }
})

test('a request without a token, or with one that is not ours, is nobody’s and asks nobody', async () => {
  const { cookies } = await signedIn()
  const token = cookies.get(cookieNames.access) ?? ''
  for (const spoilt of [
    '',
    'x.y.z',
    `${token}=`,
    token.slice(0, -1),
    cookies.get(cookieNames.refresh) ?? '',
  ]) {
    const context = contextFor({ cookies: new Map([[cookieNames.access, spoilt]]) })
    expect(await queriesDuring(async () => expect(await context.actor()).toBeNull())).toBe(0)
  }
})

test('a token that was good a moment ago is good no longer than it says', async () => {
  const { id, cookies } = await signedIn()
  expect(await contextFor({ cookies }).actor()).toMatchObject({ id })
  const later = (minutes: number) =>
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes * 60_000 })
  later(15)
  expect(await contextFor({ cookies }).actor()).toMatchObject({ id })
  later(1)
  expect(await contextFor({ cookies }).actor()).toBeNull()
  vi.useRealTimers()
})

test('a browser’s cookie is no program’s token, and the other way round', async () => {
  const { id, cookies } = await signedIn()
  const bearer = cookies.get(cookieNames.access) ?? ''
  expect(await contextFor({ door: 'browser', bearer }).actor()).toBeNull()
  expect(await contextFor({ door: 'rest', cookies }).actor()).toBeNull()
  expect(await contextFor({ door: 'browser', cookies }).actor()).toMatchObject({ id })
})
