import { desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import { startInvalidation, stopInvalidation } from '../cache/invalidation.ts'
import { db } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { createOrResetAdmin } from './admin.ts'
import { authRouter } from './router.ts'

const createCaller = createCallerFactory(authRouter)

// Without it the cache would not be believed, and nothing that must be dropped from it would be missed.
beforeAll(startInvalidation)
afterAll(stopInvalidation)
const boss = {
  email: 'boss@example.com',
  username: 'boss',
  fullName: 'The Boss',
  password: 'nine green herons',
}
const signIn = (email: string, password: string) => {
  const browser = visitor(createCaller)
  return browser.ask((caller) => caller.login({ email, password })).then((answer) => ({ browser, answer }))
}
const lastLineAbout = async (id: string) =>
  (await db.select().from(auditLog).where(eq(auditLog.subjectId, id)).orderBy(desc(auditLog.id)).limit(1))[0]

describe('the command for a lost admin', () => {
  test('makes one who can sign in', async () => {
    expect(await createOrResetAdmin(boss)).toBe('created')
    const { answer } = await signIn(boss.email, boss.password)
    expect(answer.user).toMatchObject({ role: 'admin', username: 'boss', fullName: 'The Boss' })
    const [line] = await db.select().from(auditLog).where(eq(auditLog.action, 'auth.admin_created'))
    expect(line).toMatchObject({ subjectId: answer.user.id, actorId: null, ip: 'command line' })
  })

  test('gives an account back to its owner: new password, admin, active, every session ended', async () => {
    const lost = await account('employee')
    const { browser } = await signIn(lost.email, lost.password)
    await browser.ask((caller) => caller.profile())
    await db
      .update(users)
      .set({ status: 'suspended', archivedAt: new Date().toISOString() })
      .where(eq(users.id, lost.id))

    expect(await createOrResetAdmin({ ...boss, email: lost.email.toUpperCase(), username: 'ignored' })).toBe(
      'reset',
    )
    await expect(browser.ask((caller) => caller.profile())).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(browser.ask((caller) => caller.refresh())).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    await expect(signIn(lost.email, lost.password)).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
    const { answer } = await signIn(lost.email, boss.password)
    expect(answer.user).toMatchObject({
      id: lost.id,
      role: 'admin',
      status: 'active',
      username: lost.username,
    })
  })

  test('stands in the audit log', async () => {
    const lost = await account('admin')
    await createOrResetAdmin({ ...boss, email: lost.email })
    expect(await lastLineAbout(lost.id)).toMatchObject({ action: 'auth.password_reset', actorId: null })
  })

  test('takes no weak password and no taken username, and then changes nothing', async () => {
    const other = await account('client')
    await expect(
      createOrResetAdmin({ ...boss, email: 'new@example.com', password: 'password123' }),
    ).rejects.toMatchObject({
      errors: [{ path: 'password', message: 'password_short_staff' }],
    })
    await expect(
      createOrResetAdmin({ ...boss, email: 'new@example.com', username: other.username }),
    ).rejects.toMatchObject({
      reason: 'username_taken',
    })
    expect(await db.select().from(users).where(eq(users.email, 'new@example.com'))).toEqual([])
  })
})
