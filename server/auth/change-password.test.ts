import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { sessions } from '#db/schema/users.ts'
import { startInvalidation, stopInvalidation } from '../cache/invalidation.ts'
import { db } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { authRouter } from './router.ts'

const createCaller = createCallerFactory(authRouter)

// Without it the cache would not be believed, and nothing that must be dropped from it would be missed.
beforeAll(startInvalidation)
afterAll(stopInvalidation)
const newPassword = 'nine green herons'
type Who = Awaited<ReturnType<typeof account>>

const byBrowser = async ({ email, password }: Who) => {
  const browser = visitor(createCaller)
  await browser.ask((caller) => caller.login({ email, password }))
  return browser
}
const byProgram = async ({ email, password }: Who) => {
  const program = visitor(createCaller, { door: 'rest' })
  const answer = await program.ask((caller) => caller.login({ email, password }))
  const bearer = 'accessToken' in answer ? answer.accessToken : ''
  return { ask: <T>(question: Parameters<typeof program.ask<T>>[0]) => program.ask(question, { bearer }) }
}
const refused = { code: 'UNAUTHORIZED' }

describe('a changed password', () => {
  test('ends every other session, and the browser that changed it goes on in a new one', async () => {
    const who = await account()
    const [here, elsewhere, program] = [await byBrowser(who), await byBrowser(who), await byProgram(who)]
    const stolen = new Map(here.cookies)
    await here.ask((caller) => caller.changePassword({ oldPassword: who.password, newPassword }))
    expect(await here.ask((caller) => caller.profile())).toMatchObject({ id: who.id })
    await expect(elsewhere.ask((caller) => caller.profile())).rejects.toMatchObject(refused)
    await expect(elsewhere.ask((caller) => caller.refresh())).rejects.toMatchObject(refused)
    await expect(program.ask((caller) => caller.profile())).rejects.toMatchObject(refused)
    await expect(here.ask((caller) => caller.profile(), { cookies: stolen })).rejects.toMatchObject(refused)
    await expect(here.ask((caller) => caller.refresh(), { cookies: stolen })).rejects.toMatchObject(refused)
    const rows = await db.select().from(sessions).where(eq(sessions.userId, who.id)).orderBy(asc(sessions.id))
    expect(rows.map((row) => row.revokeReason)).toEqual([...Array(3).fill('password_changed'), null])
  })

  test('leaves a program the session that it asked with, and no other', async () => {
    const who = await account()
    const [here, elsewhere, browser] = [await byProgram(who), await byProgram(who), await byBrowser(who)]
    expect(
      await here.ask((caller) => caller.changePassword({ oldPassword: who.password, newPassword })),
    ).toBeUndefined()
    expect(await here.ask((caller) => caller.profile())).toMatchObject({ id: who.id })
    await expect(elsewhere.ask((caller) => caller.profile())).rejects.toMatchObject(refused)
    await expect(browser.ask((caller) => caller.profile())).rejects.toMatchObject(refused)
  })

  test('is the one to sign in with from then on', async () => {
    const who = await account()
    await (await byBrowser(who)).ask((caller) =>
      caller.changePassword({ oldPassword: who.password, newPassword }),
    )
    await expect(byBrowser(who)).rejects.toMatchObject(refused)
    await byBrowser({ ...who, password: newPassword })
  })

  test('stands in the audit log, without either password', async () => {
    const who = await account()
    await (await byBrowser(who)).ask((caller) =>
      caller.changePassword({ oldPassword: who.password, newPassword }),
    )
    const lines = await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.actorId, who.id))
      .orderBy(asc(auditLog.id))
    expect(lines.map((line) => line.action)).toEqual(['auth.login', 'auth.password_changed'])
    expect(JSON.stringify(lines)).not.toContain('herons')
  })
})

describe('a password is not changed', () => {
  test('with a wrong old one: 401, and all sessions live on', async () => {
    const who = await account()
    const [here, elsewhere] = [await byBrowser(who), await byBrowser(who)]
    await expect(
      here.ask((caller) => caller.changePassword({ oldPassword: 'not this one', newPassword })),
    ).rejects.toMatchObject({
      code: 'UNAUTHORIZED',
      reason: 'wrong_password',
      errors: [{ path: 'oldPassword', message: 'wrong_password' }],
    })
    for (const one of [here, elsewhere])
      expect(await one.ask((caller) => caller.profile())).toMatchObject({ id: who.id })
  })

  test('by guessing at the old one in an open session', async () => {
    const who = await account()
    const here = await byBrowser(who)
    const guess = (oldPassword: string) =>
      here.ask((caller) => caller.changePassword({ oldPassword, newPassword }))
    for (let n = 0; n < 8; n++) await guess(`guess ${n}`).catch(() => undefined)
    await expect(guess(who.password)).rejects.toMatchObject({ code: 'TOO_MANY_REQUESTS' })
  })

  test.each([
    ['employee', 'short one', 'password_short_staff'],
    ['manager', 'password1234567', 'password_common'],
    ['client', 'short', 'password_short'],
  ] as const)('by an %s into one that is too weak: %s', async (role, weak, message) => {
    const who = await account(role)
    const here = await byBrowser(who)
    await expect(
      here.ask((caller) => caller.changePassword({ oldPassword: who.password, newPassword: weak })),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST', errors: [{ path: 'newPassword', message }] })
  })

  test('by nobody', async () => {
    await expect(
      visitor(createCaller).ask((caller) => caller.changePassword({ oldPassword: 'x', newPassword })),
    ).rejects.toMatchObject(refused)
  })
})
