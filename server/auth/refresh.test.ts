import { and, eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { sessions, users } from '#db/schema/users.ts'
import { startInvalidation, stopInvalidation } from '../cache/invalidation.ts'
import { db } from '../database.ts'
import { account, password } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { cookieNames } from './cookies.ts'
import { authRouter } from './router.ts'
import { verifyRefresh } from './tokens.ts'

vi.hoisted(() => Object.assign(process.env, { LIMIT_SCALE: '1000', DB_POOL: '10' }))

const createCaller = createCallerFactory(authRouter)

// Without it the cache would not be believed, and nothing that must be dropped from it would be missed.
beforeAll(startInvalidation)
afterAll(stopInvalidation)
const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

afterEach(() => void vi.useRealTimers())
/** The clock from here on; PostgreSQL's own plays no part in the lives of sessions. */
const pass = (ms: number) => vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + ms })

type Pair = { accessToken: string; refreshToken: string }
const pairOf = (answer: object): Pair => {
  if ('accessToken' in answer && 'refreshToken' in answer)
    return { accessToken: String(answer.accessToken), refreshToken: String(answer.refreshToken) }
  throw new Error('The answer holds no tokens.')
}

const program = visitor(createCaller, { door: 'rest', userAgent: 'a program' })
const signIn = async (role: Parameters<typeof account>[0] = 'client') => {
  const { id, email, password } = await account(role)
  const answer = await program.ask((caller) => caller.login({ email, password }))
  return { userId: id, first: pairOf(answer) }
}
const refresh = async ({ refreshToken }: Pair, userAgent = 'a program') =>
  pairOf(await program.ask((caller) => caller.refresh({ refreshToken }), { userAgent }))
const isAlive = ({ accessToken }: Pair) =>
  program
    .ask((caller) => caller.profile(), { bearer: accessToken })
    .then(
      () => true,
      () => false,
    )
const sessionOf = async ({ refreshToken }: Pair) => {
  const sid = (await verifyRefresh(refreshToken))?.sid ?? ''
  const [row] = await db.select().from(sessions).where(eq(sessions.id, sid))
  if (!row) throw new Error('The token points at no session.')
  return row
}
const alarms = (userId: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.action, 'auth.token_reuse'), eq(auditLog.subjectId, userId)))

const ended = { code: 'UNAUTHORIZED', reason: 'session_ended' }

describe('a refresh', () => {
  test('gives the next pair, and the session goes on', async () => {
    const { first } = await signIn()
    const second = await refresh(first)
    expect(second.accessToken).not.toBe(first.accessToken)
    expect(second.refreshToken).not.toBe(first.refreshToken)
    expect(await isAlive(second)).toBe(true)
    const third = await refresh(second)
    expect(await sessionOf(third)).toMatchObject({ gen: 3, revokedAt: null })
  })

  test('answers with the account as it is now', async () => {
    const { userId, first } = await signIn()
    await db.update(users).set({ fullName: 'A new name' }).where(eq(users.id, userId))
    const answer = await program.ask((caller) => caller.refresh({ refreshToken: first.refreshToken }))
    expect(answer.user).toMatchObject({ id: userId, fullName: 'A new name' })
  })

  test('that is repeated within 30 seconds gives the same pair, to the byte', async () => {
    const { first } = await signIn()
    const second = await refresh(first)
    pass(29_900)
    expect(await refresh(first)).toEqual(second)
    expect(await sessionOf(second)).toMatchObject({ gen: 2 })
    expect(await isAlive(second)).toBe(true)
  })

  test('made fifty times at once gives fifty answers and rotates once', async () => {
    const { userId, first } = await signIn()
    const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(first)))
    expect(new Set(answers.map((answer) => answer.refreshToken)).size).toBe(1)
    expect(new Set(answers.map((answer) => answer.accessToken)).size).toBe(1)
    expect(await sessionOf(first)).toMatchObject({ gen: 2, revokedAt: null })
    expect(await alarms(userId)).toEqual([])
  })
})

describe('a refresh token used again', () => {
  const expectTheft = async (userId: string, newest: Pair) => {
    expect(await isAlive(newest)).toBe(false)
    await expect(refresh(newest)).rejects.toMatchObject(ended)
    expect(await sessionOf(newest)).toMatchObject({ revokeReason: 'token_reuse' })
    expect(await alarms(userId)).toMatchObject([
      { actorId: null, subjectType: 'users', ip: expect.any(String) },
    ])
  }

  test('more than 30 seconds after its rotation ends the session, the newest tokens too', async () => {
    const { userId, first } = await signIn()
    const second = await refresh(first)
    expect(await isAlive(second)).toBe(true)
    pass(30_100)
    await expect(refresh(first)).rejects.toMatchObject(ended)
    await expectTheft(userId, second)
  })

  test('after two rotations ends the session, however soon', async () => {
    const { userId, first } = await signIn()
    const third = await refresh(await refresh(first))
    await expect(refresh(first)).rejects.toMatchObject(ended)
    await expectTheft(userId, third)
  })

  test('by another program ends the session, however soon', async () => {
    const { userId, first } = await signIn()
    const second = await refresh(first)
    await expect(refresh(first, 'another program')).rejects.toMatchObject(ended)
    await expectTheft(userId, second)
  })

  test('leaves the other sessions of the user alone', async () => {
    const { email, password } = await account()
    const answers = [1, 2].map(() => program.ask((caller) => caller.login({ email, password })))
    const [stolen, other] = (await Promise.all(answers)).map(pairOf)
    if (!stolen || !other) throw new Error('Two sign-ins give two answers.')
    await refresh(stolen)
    await expect(refresh(stolen, 'a thief')).rejects.toMatchObject(ended)
    expect(await isAlive(other)).toBe(true)
  })
})

describe('after the database was restored from a backup', () => {
  test('a token newer than its session is refused, without an alarm and without an end', async () => {
    const { userId, first } = await signIn()
    const backup = await sessionOf(first)
    const second = await refresh(first)
    await db.update(sessions).set(backup).where(eq(sessions.id, backup.id))
    await expect(refresh(second)).rejects.toMatchObject(ended)
    expect(await alarms(userId)).toEqual([])
    expect(await sessionOf(first)).toMatchObject({ gen: 1, revokedAt: null })
    await refresh(first)
  })

  test('a token of a generation that was rotated otherwise since is refused, without an alarm', async () => {
    const { userId, first } = await signIn()
    const second = await refresh(first)
    await db.update(sessions).set({ refreshJti: v4() }).where(eq(sessions.userId, userId))
    await expect(refresh(second)).rejects.toMatchObject(ended)
    expect(await alarms(userId)).toEqual([])
    expect(await sessionOf(first)).toMatchObject({ revokedAt: null })
  })
})

describe('a session', () => {
  test.each([
    { role: 'client', idle: 7 * day, absolute: 30 * day },
    { role: 'manager', idle: 7 * day, absolute: 30 * day },
    { role: 'admin', idle: day, absolute: 7 * day },
  ] as const)(
    'of a $role lives $idle ms without a refresh, and $absolute ms at most',
    async ({ role, idle, absolute }) => {
      const { first } = await signIn(role)
      const opened = Date.parse((await sessionOf(first)).createdAt)
      let newest = first
      while (Date.now() + idle - minute < opened + absolute - minute) {
        pass(idle - minute)
        newest = await refresh(newest)
      }
      const left = opened + absolute - Date.now()
      expect(left).toBeGreaterThan(minute)
      expect(Date.parse((await sessionOf(newest)).idleExpiresAt)).toBe(opened + absolute)
      pass(left + minute)
      await expect(refresh(newest)).rejects.toMatchObject(ended)

      const { first: unused } = await signIn(role)
      pass(idle + minute)
      await expect(refresh(unused)).rejects.toMatchObject(ended)
    },
  )

  test('of somebody who became an admin has an admin’s life from then on', async () => {
    const { userId, first } = await signIn('manager')
    await db.update(users).set({ role: 'admin' }).where(eq(users.id, userId))
    pass(day + minute)
    await expect(refresh(first)).rejects.toMatchObject(ended)
  })

  test('of a suspended user refreshes no more', async () => {
    const { userId, first } = await signIn()
    await db.update(users).set({ status: 'suspended' }).where(eq(users.id, userId))
    await expect(refresh(first)).rejects.toMatchObject(ended)
  })

  test('of a user in the trash refreshes no more', async () => {
    const { userId, first } = await signIn()
    await db.update(users).set({ archivedAt: new Date().toISOString() }).where(eq(users.id, userId))
    await expect(refresh(first)).rejects.toMatchObject(ended)
  })
})

describe('a browser', () => {
  const signedIn = async () => {
    const browser = visitor(createCaller)
    const { email, password } = await account()
    const answer = await browser.ask((caller) => caller.login({ email, password }))
    return { browser, answer }
  }

  test('gets its tokens as cookies and never in an answer', async () => {
    const { browser, answer } = await signedIn()
    expect(Object.keys(answer)).toEqual(['user'])
    const before = browser.cookies.get(cookieNames.refresh)
    expect(Object.keys(await browser.ask((caller) => caller.refresh()))).toEqual(['user'])
    expect(browser.cookies.get(cookieNames.refresh)).not.toBe(before)
    expect(await browser.ask((caller) => caller.profile())).toEqual(answer.user)
  })

  test('whose old refresh token comes late keeps the cookies that a changed password gave it meanwhile', async () => {
    const { browser, answer } = await signedIn()
    const late = new Map(browser.cookies)
    const change = { oldPassword: password, newPassword: 'nine green herons' }
    await browser.ask((caller) => caller.changePassword(change))
    await expect(browser.ask((caller) => caller.refresh(), { cookies: late })).rejects.toMatchObject(ended)
    expect(await browser.ask((caller) => caller.profile())).toMatchObject({ id: answer.user.id })
  })

  test('may not send a token where its cookie belongs', async () => {
    const { first } = await signIn()
    const browser = visitor(createCaller)
    await expect(
      browser.ask((caller) => caller.refresh({ refreshToken: first.refreshToken })),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('a program', () => {
  test('that sends no token hears which field is missing', async () => {
    await expect(program.ask((caller) => caller.refresh({}))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      errors: [{ path: 'refreshToken', message: 'required' }],
    })
  })

  test('that sends an access token or rubbish is refused', async () => {
    const { first } = await signIn()
    for (const refreshToken of [first.accessToken, 'rubbish', `${first.refreshToken}=`])
      await expect(refresh({ ...first, refreshToken })).rejects.toMatchObject(ended)
  })
})
