import { afterEach, expect, test, vi } from 'vitest'
import { factsOf } from '../testing/facts.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
  for (const key of Object.getOwnPropertySymbols(globalThis))
    if (key.description === 'nexo.env') Reflect.deleteProperty(globalThis, key)
})

/** cookies.ts as it is in a process with this APP_URL. */
const cookiesFor = async (url: string) => {
  vi.stubEnv('APP_URL', url)
  return import('./cookies.ts')
}
const tokens = { accessToken: 'a.a.a', refreshToken: 'r.r.r' }
const set = async (url: string) => {
  const { setSessionCookies } = await cookiesFor(url)
  const reply = new Headers()
  const now = Date.now()
  setSessionCookies(reply, tokens, {
    rotatedAt: new Date(now).toISOString(),
    idleExpiresAt: new Date(now + 86_400_000).toISOString(),
  })
  return reply
    .getSetCookie()
    .map((line) => line.replace(/Max-Age=(\d+)/, (_, n) => `Max-Age=${Math.ceil(n / 60)} min`))
}

test('on https the cookies are bound to this very host and to https', async () => {
  expect(await set('https://crm.example.com')).toEqual([
    '__Host-nexo_at=a.a.a; Max-Age=15 min; Path=/; HttpOnly; SameSite=Lax; Secure',
    '__Host-nexo_rt=r.r.r; Max-Age=1440 min; Path=/; HttpOnly; SameSite=Lax; Secure',
  ])
})

test('on the plain http of a LAN they are what browsers keep there', async () => {
  expect(await set('http://crm.local:3000')).toEqual([
    'nexo_at=a.a.a; Max-Age=15 min; Path=/; HttpOnly; SameSite=Lax',
    'nexo_rt=r.r.r; Max-Age=1440 min; Path=/; HttpOnly; SameSite=Lax',
  ])
})

test('they are removed by the names and attributes that they were set with', async () => {
  const { clearSessionCookies } = await cookiesFor('https://crm.example.com')
  const reply = new Headers()
  clearSessionCookies(reply)
  expect(reply.getSetCookie()).toEqual([
    '__Host-nexo_at=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
    '__Host-nexo_rt=; Max-Age=0; Path=/; HttpOnly; SameSite=Lax; Secure',
  ])
})

test('a browser’s tokens are in its cookies and nowhere else, a program’s are nowhere near them', async () => {
  const { accessTokenOf, refreshTokenOf } = await cookiesFor('http://localhost:3000')
  const cookies = new Map([
    ['nexo_at', 'from a cookie'],
    ['nexo_rt', 'from a cookie too'],
  ])
  const browser = factsOf({ door: 'browser', cookies, bearer: 'from a header' })
  expect([accessTokenOf(browser), refreshTokenOf(browser)]).toEqual(['from a cookie', 'from a cookie too'])
  const program = factsOf({ door: 'rest', cookies, bearer: 'from a header' })
  expect([accessTokenOf(program), refreshTokenOf(program)]).toEqual(['from a header', undefined])
})
