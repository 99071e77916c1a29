import { subtle } from 'node:crypto'
import { v4 } from 'uuid'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { keyRingOf } from './keys.ts'
import { signTokens, type TokenFacts, verifyAccess, verifyRefresh } from './tokens.ts'

const now = Date.parse('2026-11-22T12:00:00.400Z')
const seconds = Math.floor(now / 1_000)
const minute = 60_000

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now }))
afterEach(() => void vi.useRealTimers())

const secret = 'first-secret-of-these-tests-0123456789'
const other = 'second-secret-of-these-tests-9876543210'
const ring = await keyRingOf([secret])
const foreign = await keyRingOf([other])

const session: TokenFacts = {
  id: v4(),
  userId: v4(),
  gen: 3,
  refreshJti: v4(),
  rotatedAt: new Date(now).toISOString(),
  idleExpiresAt: new Date(now + 7 * 24 * 60 * minute).toISOString(),
}

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString())

type Forgery = {
  header?: Record<string, unknown>
  payload?: Record<string, unknown>
  key?: CryptoKey
}

/** A token signed with the right key, wrong in the ways named and in no other. `undefined` takes a member out. */
const forge = async (token: string, { header, payload, key = ring.current.access }: Forgery) => {
  const [head, body] = token.split('.')
  const text = `${encode({ ...decode(head), ...header })}.${encode({ ...decode(body), ...payload })}`
  const signature = await subtle.sign('HMAC', key, Buffer.from(text))
  return `${text}.${Buffer.from(signature).toString('base64url')}`
}

describe('a token of ours', () => {
  test('says whose it is, in which session, and until when', async () => {
    const { accessToken, refreshToken } = await signTokens(session, 'manager', ring)
    expect(decode(accessToken.split('.')[0])).toEqual({ alg: 'HS256', typ: 'at+jwt', kid: ring.current.kid })
    expect(await verifyAccess(accessToken, { ring })).toEqual({
      iss: 'nexo',
      aud: 'nexo-api',
      sub: session.userId,
      sid: session.id,
      jti: expect.any(String),
      iat: seconds,
      nbf: seconds,
      exp: seconds + 900,
      role: 'manager',
    })
    expect(decode(refreshToken.split('.')[0])).toEqual({ alg: 'HS256', typ: 'rt+jwt', kid: ring.current.kid })
    expect(await verifyRefresh(refreshToken, { ring })).toEqual({
      iss: 'nexo',
      aud: 'nexo-refresh',
      sub: session.userId,
      sid: session.id,
      jti: session.refreshJti,
      iat: seconds,
      nbf: seconds,
      exp: seconds + 7 * 24 * 3_600,
      gen: 3,
    })
  })

  test('signed again for the same session is the same to the byte', async () => {
    const first = await signTokens(session, 'client', ring)
    vi.setSystemTime(now + 20_000)
    expect(await signTokens({ ...session }, 'client', await keyRingOf([secret]))).toEqual(first)
  })

  test('of another generation has other ids', async () => {
    const first = await signTokens(session, 'client', ring)
    const next = await signTokens({ ...session, gen: 4, refreshJti: v4() }, 'client', ring)
    const before = await verifyAccess(first.accessToken, { ring })
    const after = await verifyAccess(next.accessToken, { ring })
    expect(after?.jti).not.toBe(before?.jti)
  })

  test('never outlives its session', async () => {
    const soon = { ...session, idleExpiresAt: new Date(now + 5 * minute).toISOString() }
    const { accessToken, refreshToken } = await signTokens(soon, 'client', ring)
    expect((await verifyAccess(accessToken, { ring }))?.exp).toBe(Math.floor((now + 5 * minute) / 1_000))
    vi.setSystemTime(now + 6 * minute)
    expect(await verifyAccess(accessToken, { ring })).toBeNull()
    expect(await verifyRefresh(refreshToken, { ring })).toBeNull()
  })

  test('that has run out is still recognised by who only wants to end its session', async () => {
    const { accessToken } = await signTokens(session, 'client', ring)
    vi.setSystemTime(now + 60 * minute)
    expect(await verifyAccess(accessToken, { ring })).toBeNull()
    expect(await verifyAccess(accessToken, { ring, evenExpired: true })).toMatchObject({ sid: session.id })
    const forged = await forge(accessToken, { key: foreign.current.access })
    expect(await verifyAccess(forged, { ring, evenExpired: true })).toBeNull()
  })
})

describe('a change of the secret', () => {
  test('signs nobody out while the old one stands behind the new', async () => {
    const old = await signTokens(session, 'client', ring)
    const rotated = await keyRingOf([other, secret])
    expect(await verifyAccess(old.accessToken, { ring: rotated })).toMatchObject({ sid: session.id })
    const renewed = await signTokens(session, 'client', rotated)
    expect(renewed.accessToken).not.toBe(old.accessToken)
    expect(await verifyAccess(renewed.accessToken, { ring: await keyRingOf([other]) })).toMatchObject({
      sid: session.id,
    })
  })

  test('makes the old tokens worthless once the old secret is gone', async () => {
    const old = await signTokens(session, 'client', ring)
    const replaced = await keyRingOf([other])
    expect(await verifyAccess(old.accessToken, { ring: replaced })).toBeNull()
    expect(await verifyRefresh(old.refreshToken, { ring: replaced })).toBeNull()
  })
})

describe('a token is refused that', () => {
  const forgeries: [string, Forgery][] = [
    ['has expired', { payload: { exp: seconds - 31 } }],
    ['never expires', { payload: { exp: undefined } }],
    [
      'was issued long ago, whatever its expiry says',
      { payload: { iat: seconds - 931, exp: seconds + 9_999 } },
    ],
    ['was issued in the future', { payload: { iat: seconds + 31 } }],
    ['says no time of issue', { payload: { iat: undefined } }],
    ['is not good yet', { payload: { nbf: seconds + 31 } }],
    ['says no beginning', { payload: { nbf: undefined } }],
    ['has a text for a time', { payload: { exp: String(seconds + 900) } }],
    ['has a fraction for a time', { payload: { exp: seconds + 900.5 } }],
    ['comes from another issuer', { payload: { iss: 'nexo2' } }],
    ['says no issuer', { payload: { iss: undefined } }],
    ['is for another audience', { payload: { aud: 'nexo-refresh' } }],
    ['is for several audiences', { payload: { aud: ['nexo-api', 'nexo-refresh'] } }],
    ['says no audience', { payload: { aud: undefined } }],
    ['names no user', { payload: { sub: undefined } }],
    ['names a user that is no id', { payload: { sub: 'admin' } }],
    ['names no session', { payload: { sid: undefined } }],
    ['names a session that is no id', { payload: { sid: "x' or 1=1" } }],
    ['has no id', { payload: { jti: undefined } }],
    ['has an unknown role', { payload: { role: 'root' } }],
    ['says more than we do', { payload: { scope: 'all' } }],
    ['is of another type', { header: { typ: 'JWT' } }],
    ['is of the other type', { header: { typ: 'rt+jwt' } }],
    ['says no type', { header: { typ: undefined } }],
    ['names no key', { header: { kid: undefined } }],
    ['names an unknown key', { header: { kid: 'AAAAAAAA' } }],
    ['names something that is no key', { header: { kid: '__proto__' } }],
    ['names another algorithm', { header: { alg: 'HS512' } }],
    ['names no algorithm', { header: { alg: 'none' } }],
    ['asks for extensions', { header: { crit: ['exp'], b64: false } }],
    ['is signed with the key of the other kind', { key: ring.current.refresh }],
    ['is signed with another secret', { key: foreign.current.access }],
  ]

  test.each(forgeries)('%s', async (_, forgery) => {
    const { accessToken } = await signTokens(session, 'client', ring)
    expect(await verifyAccess(await forge(accessToken, {}), { ring })).toMatchObject({ sid: session.id })
    expect(await verifyAccess(await forge(accessToken, forgery), { ring })).toBeNull()
  })

  const spoilt: [string, (token: string) => string][] = [
    [
      'has another payload under the signature',
      (t) => t.replace(/\.(.*)\./, () => `.${encode({ role: 'admin' })}.`),
    ],
    ['has lost its signature', (t) => `${t.split('.').slice(0, 2).join('.')}.`],
    ['has a shortened signature', (t) => t.slice(0, -4)],
    ['has no header', (t) => t.replace(/^[^.]+/, '')],
    ['has a header that is no JSON', (t) => t.replace(/^[^.]+/, 'AAAA')],
    ['spells the last letter of its signature otherwise', (t) => t.slice(0, -1) + nextLetter(t.at(-1) ?? '')],
    ['is padded', (t) => `${t}=`],
    ['has a space behind it', (t) => `${t} `],
    ['has a scheme before it', (t) => `Bearer ${t}`],
  ]
  const nextLetter = (letter: string) => String.fromCharCode(letter.charCodeAt(0) + 1)

  test.each(spoilt)('%s', async (_, spoil) => {
    const { accessToken } = await signTokens(session, 'client', ring)
    expect(spoil(accessToken)).not.toBe(accessToken)
    expect(await verifyAccess(spoil(accessToken), { ring })).toBeNull()
  })

  test('is a refresh token where an access token is asked for, or the other way round', async () => {
    const { accessToken, refreshToken } = await signTokens(session, 'client', ring)
    expect(await verifyAccess(refreshToken, { ring })).toBeNull()
    expect(await verifyRefresh(accessToken, { ring })).toBeNull()
  })

  test('is a refresh token without a generation, or with one that is no count', async () => {
    const { refreshToken } = await signTokens(session, 'client', ring)
    const key = ring.current.refresh
    expect(await verifyRefresh(await forge(refreshToken, { key }), { ring })).toMatchObject({ gen: 3 })
    for (const gen of [undefined, 0, -1, 1.5, '3'])
      expect(await verifyRefresh(await forge(refreshToken, { key, payload: { gen } }), { ring })).toBeNull()
  })

  test('is no text at all', async () => {
    for (const token of [undefined, null, 7, {}, ['a.b.c']])
      expect(await verifyAccess(token, { ring })).toBeNull()
  })
})

test('thirty seconds between the clocks of two machines are forgiven', async () => {
  const { accessToken } = await signTokens(session, 'client', ring)
  vi.setSystemTime(now - 29_000)
  expect(await verifyAccess(accessToken, { ring })).not.toBeNull()
  vi.setSystemTime(now + 15 * minute + 29_000)
  expect(await verifyAccess(accessToken, { ring })).not.toBeNull()
})
