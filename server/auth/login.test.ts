import { createHmac } from 'node:crypto'
import { hashSync } from 'bcryptjs'
import { asc, eq, sql } from 'drizzle-orm'
import { describe, expect, test, vi } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { sessions, users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { bcryptPool } from './bcrypt-pool.ts'
import { cookieNames } from './cookies.ts'
import { pepper } from './pepper.ts'
import { authRouter } from './router.ts'

const createCaller = createCallerFactory(authRouter)

const wrong = {
  code: 'UNAUTHORIZED',
  reason: 'wrong_login',
  message: 'The name or the password is not right.',
}
const linesAbout = (userId: string) =>
  db.select().from(auditLog).where(eq(auditLog.subjectId, userId)).orderBy(asc(auditLog.id))

describe('signing in', () => {
  test('works by e-mail address or username, in any case', async () => {
    const { id, email, username, password } = await account()
    for (const name of [email, username, email.toUpperCase(), ` ${username.toUpperCase()} `]) {
      const answer = await visitor(createCaller).ask((caller) => caller.login({ email: name, password }))
      expect(answer.user.id).toBe(id)
    }
  })

  test('notes when, and stands in the audit log', async () => {
    const { id, email, password } = await account()
    const { user } = await visitor(createCaller).ask((caller) => caller.login({ email, password }))
    const [row] = await db.select().from(users).where(eq(users.id, id))
    expect(row?.lastLogin).toBe(user.lastLogin)
    expect(await linesAbout(id)).toMatchObject([{ action: 'auth.login', actorId: id }])
  })

  test('by browser again ends the session that the browser had', async () => {
    const { id, email, password } = await account()
    const browser = visitor(createCaller)
    await browser.ask((caller) => caller.login({ email, password }))
    const cookies = new Map(browser.cookies)
    await browser.ask((caller) => caller.login({ email, password }))
    const rows = await db.select().from(sessions).where(eq(sessions.userId, id)).orderBy(asc(sessions.id))
    expect(rows).toMatchObject([{ revokeReason: 'replaced' }, { revokeReason: null }])
    await expect(browser.ask((caller) => caller.profile(), { cookies })).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
    })
  })

  test('by program leaves the other programs signed in', async () => {
    const { id, email, password } = await account()
    const program = visitor(createCaller, { door: 'rest' })
    const first = await program.ask((caller) => caller.login({ email, password }))
    const bearer = 'accessToken' in first ? first.accessToken : ''
    await program.ask((caller) => caller.login({ email, password }), { bearer })
    expect(await program.ask((caller) => caller.profile(), { bearer })).toMatchObject({ id })
    expect(program.cookies.size).toBe(0)
  })

  test('makes a cheap old hash into one of today’s, and refuses none of several at once', async () => {
    const { id, email, password } = await account()
    const digest = createHmac('sha384', await pepper())
      .update(password)
      .digest('base64')
    await db
      .update(users)
      .set({ passwordHash: hashSync(digest, 4) })
      .where(eq(users.id, id))
    const login = () => visitor(createCaller).ask((caller) => caller.login({ email, password }))
    for (const { user } of await Promise.all([login(), login(), login()])) expect(user.id).toBe(id)
    await login()
    const [row] = await db.select().from(users).where(eq(users.id, id))
    expect(row?.passwordHash).toMatch(/^\$2b\$10\$/)
  })
})

describe('a failed login', () => {
  const failures: [string, () => Promise<{ email: string; password: string; id?: string }>][] = [
    ['a wrong password', async () => ({ ...(await account()), password: 'not this one' })],
    ['an unknown name', async () => ({ email: 'nobody.at.all', password: 'whatever it is' })],
    ['an unknown address', async () => ({ email: 'nobody@example.com', password: 'whatever it is' })],
    [
      'a suspended account and the right password',
      async () => {
        const found = await account()
        await db.update(users).set({ status: 'suspended' }).where(eq(users.id, found.id))
        return found
      },
    ],
    [
      'an account in the trash and the right password',
      async () => {
        const found = await account()
        await db.update(users).set({ archivedAt: new Date().toISOString() }).where(eq(users.id, found.id))
        return found
      },
    ],
  ]

  test.each(failures)('by %s costs one bcrypt and reads the same', async (_, who) => {
    const { id, email, password } = await who()
    const browser = visitor(createCaller)
    const before = bcryptPool.completed
    await expect(browser.ask((caller) => caller.login({ email, password }))).rejects.toMatchObject(wrong)
    expect(bcryptPool.completed - before).toBe(1)
    expect(browser.cookies.size).toBe(0)
    if (id) expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([])
  })

  test('stands in the audit log with the account, and with what was typed only as a keyed hash', async () => {
    const { id, email, username } = await account()
    for (const name of [email, username, email])
      await visitor(createCaller)
        .ask((caller) => caller.login({ email: name, password: 'my password is' }))
        .catch(() => undefined)
    const lines = await linesAbout(id)
    expect(lines.map((line) => line.action)).toEqual(Array(3).fill('auth.login_failed'))
    expect(lines.map((line) => line.actorId)).toEqual([null, null, null])
    const [first, second, third] = lines.map((line) => line.changes?.identifier?.after)
    expect(first).toMatch(/^[\w-]{22}$/)
    expect(third).toBe(first)
    expect(second).not.toBe(first)
  })

  test('keeps a password typed as the name out of the log', async () => {
    const typed = 'hunter2 and more'
    await visitor(createCaller)
      .ask((caller) => caller.login({ email: typed, password: 'x' }))
      .catch(() => undefined)
    expect(JSON.stringify(await db.select().from(auditLog))).not.toContain('hunter2')
  })

  test.each([
    ['suspended', { status: 'suspended' }],
    ['given another password', { passwordHash: 'another' }],
    ['put in the trash', { archivedAt: '2026-01-01T00:00:00.000Z' }],
  ] as const)('is what a right password becomes when the account is %s meanwhile', async (_, change) => {
    const { id, email, password } = await account()
    let login: Promise<unknown> = Promise.resolve()
    await db.transaction(async (tx) => {
      await tx.update(users).set(change).where(eq(users.id, id))
      login = visitor(createCaller).ask((caller) => caller.login({ email, password }))
      login.catch(() => undefined)
      // It has read the account as it was, found the password right, and now waits for our row.
      await vi.waitFor(async () => {
        const waiting = await db.execute(
          sql`select 1 from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()`,
        )
        expect(waiting.rowCount).toBe(1)
      })
    })
    await expect(login).rejects.toMatchObject(wrong)
    expect(await db.select().from(sessions).where(eq(sessions.userId, id))).toEqual([])
  })
})

describe('guessing', () => {
  const guess = (visit: ReturnType<typeof visitor<ReturnType<typeof createCaller>>>, email: string) =>
    visit.ask((caller) => caller.login({ email, password: 'a guess' })).catch((error: unknown) => error)

  test('from one address is slowed down after twenty tries, and that is one line in the log', async () => {
    const guesser = visitor(createCaller)
    for (let n = 0; n < 20; n++) expect(await guess(guesser, `someone.${n}`)).toMatchObject(wrong)
    for (let n = 0; n < 3; n++)
      expect(await guess(guesser, 'someone.else')).toMatchObject({
        code: 'TOO_MANY_REQUESTS',
        retryAfter: expect.any(Number),
      })
    const lines = await db.select().from(auditLog).where(eq(auditLog.action, 'auth.login_limited'))
    expect(lines).toHaveLength(1)
  })

  test('at one account is slowed down, while its owner comes in on the browser used before', async () => {
    const { id, email, password } = await account()
    const owner = visitor(createCaller)
    await owner.ask((caller) => caller.login({ email, password }))
    expect(owner.cookies.has(cookieNames.device)).toBe(true)
    await owner.ask((caller) => caller.logout())

    let refused: unknown
    for (let n = 0; n < 8; n++) refused = await guess(visitor(createCaller), email)
    expect(refused).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
    const stranger = visitor(createCaller)
    await expect(stranger.ask((caller) => caller.login({ email, password }))).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
    })
    expect(await owner.ask((caller) => caller.login({ email, password }))).toMatchObject({ user: { id } })
  })

  test('is not helped by the mark of a device that somebody else signed in on', async () => {
    const [mine, victim] = [await account(), await account()]
    const browser = visitor(createCaller)
    await browser.ask((caller) => caller.login({ email: mine.email, password: mine.password }))
    for (let n = 0; n < 8; n++) await guess(visitor(createCaller), victim.email)
    expect(await guess(browser, victim.email)).toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })
})
