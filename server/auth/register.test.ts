import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { cookieNames } from './cookies.ts'
import { authRouter } from './router.ts'

const createCaller = createCallerFactory(authRouter)
const program = () => visitor(createCaller, { door: 'rest' })

let people = 0
const somebody = (changes: object = {}) => {
  people += 1
  const input = {
    email: `p${people}@example.com`,
    username: `p${people}.x`,
    fullName: 'Some Body',
    password: 'password123',
  }
  return { ...input, ...changes }
}
const count = async (username: string) =>
  (await db.select().from(users).where(eq(users.username, username))).length

describe('whoever registers', () => {
  test('is a client, signed in, and sees everything of the account but its hash', async () => {
    const input = somebody()
    const answer = await program().ask((caller) => caller.register(input))
    expect(answer).toEqual({
      accessToken: expect.any(String),
      refreshToken: expect.any(String),
      user: {
        id: expect.any(String),
        email: input.email,
        username: input.username,
        fullName: 'Some Body',
        role: 'client',
        status: 'active',
        phone: null,
        avatarUrl: null,
        createdAt: expect.stringMatching(/^\d{4}-.*Z$/),
        lastLogin: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    })
    const bearer = 'accessToken' in answer ? answer.accessToken : ''
    expect(await program().ask((caller) => caller.profile(), { bearer })).toEqual(answer.user)
  })

  test('by browser gets cookies and no token, and the browser is known from then on', async () => {
    const browser = visitor(createCaller)
    const answer = await browser.ask((caller) => caller.register(somebody()))
    expect(Object.keys(answer)).toEqual(['user'])
    expect([...browser.cookies.keys()].sort()).toEqual(
      [cookieNames.access, cookieNames.refresh, cookieNames.device].sort(),
    )
  })

  test.each([
    ['a role', { role: 'admin' }],
    ['a status', { status: 'active' }],
    ['an id', { id: '00000000-0000-7000-8000-000000000000' }],
    ['a hash', { passwordHash: 'x' }],
  ])('may not say %s, and then there is no account', async (_, extra) => {
    const input = somebody(extra)
    await expect(program().ask((caller) => caller.register(input))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      errors: [{ path: Object.keys(extra)[0], message: 'unknown_key' }],
    })
    expect(await count(input.username)).toBe(0)
  })

  test.each([
    ['email', { email: 'nobody' }],
    ['email', { email: 'a\u0000b@example.com' }],
    ['username', { username: 'a@b.c' }],
    ['username', { username: 'x' }],
    ['fullName', { fullName: '  ' }],
    ['fullName', { fullName: 'half a \ud83d' }],
    ['password', { password: 'short' }],
    ['password', { password: 'with a \u0000 in it' }],
  ])('hears when the %s is not good: %j', async (path, bad) => {
    await expect(program().ask((caller) => caller.register(somebody(bad)))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      errors: expect.arrayContaining([expect.objectContaining({ path })]),
    })
  })

  test.each([
    ['email', (input: ReturnType<typeof somebody>) => ({ email: input.email.toUpperCase() })],
    ['username', (input: ReturnType<typeof somebody>) => ({ username: input.username.toUpperCase() })],
  ])('with an %s that is taken hears which field it is', async (path, same) => {
    const first = somebody()
    await program().ask((caller) => caller.register(first))
    await expect(program().ask((caller) => caller.register(somebody(same(first))))).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: `${path}_taken`,
      errors: [{ path, message: `${path}_taken` }],
    })
  })

  test('at the same moment as somebody with the same name is told so: one gets it', async () => {
    const input = somebody()
    const both = await Promise.allSettled(
      [1, 2].map((n) =>
        program().ask((caller) => caller.register({ ...input, email: `twin${n}@example.com` })),
      ),
    )
    expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await count(input.username)).toBe(1)
  })

  test('stands in the audit log', async () => {
    const { user } = await program().ask((caller) => caller.register(somebody()))
    const lines = await db.select().from(auditLog).where(eq(auditLog.actorId, user.id))
    expect(lines).toMatchObject([{ action: 'auth.register', subjectId: user.id, actorName: 'Some Body' }])
  })

  test('for the twenty-first time within the hour from one address has to wait', async () => {
    const one = program()
    const register = () => one.ask((caller) => caller.register(somebody()))
    await Promise.all(Array.from({ length: 20 }, register))
    await expect(register()).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
      retryAfter: expect.any(Number),
    })
    await expect(program().ask((caller) => caller.register(somebody()))).resolves.toBeDefined()
  })
})
