import { eq, sql } from 'drizzle-orm'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { authRouter } from './router.ts'
import { setupCode } from './secrets.ts'

const createCaller = createCallerFactory(authRouter)
beforeEach(() => db.delete(users))

const boss = {
  email: 'boss@example.com',
  username: 'boss',
  fullName: 'The Boss',
  password: 'seven brown foxes',
}
const setup = (
  input: Partial<typeof boss> & { code?: string },
  local = false,
  visit = visitor(createCaller, { local }),
) => visit.ask((caller) => caller.setup({ ...boss, ...input }))
const state = (local = false) => visitor(createCaller, { local }).ask((caller) => caller.setupState())
const admins = () => db.select().from(users).where(eq(users.role, 'admin'))

describe('the first admin', () => {
  test('is made with the code that the server prints, and signed in', async () => {
    expect(await state()).toEqual({ needed: true, codeRequired: true })
    const browser = visitor(createCaller)
    const { user } = await setup({ code: await setupCode() }, false, browser)
    expect(user).toMatchObject({ role: 'admin', status: 'active', username: 'boss' })
    expect(await browser.ask((caller) => caller.profile())).toEqual(user)
    expect(await state()).toEqual({ needed: false, codeRequired: true })
    const lines = await db.select().from(auditLog).where(eq(auditLog.subjectId, user.id))
    expect(lines).toMatchObject([{ action: 'auth.setup', actorId: user.id }])
  })

  test('needs no code at the machine itself', async () => {
    expect(await state(true)).toEqual({ needed: true, codeRequired: false })
    expect(await setup({}, true)).toMatchObject({ user: { role: 'admin' } })
  })

  test('may type the code as people type', async () => {
    const code = (await setupCode())
      .toLowerCase()
      .replaceAll('-', ' ')
      .replaceAll('0', 'o')
      .replaceAll('1', 'l')
    expect(await setup({ code })).toMatchObject({ user: { role: 'admin' } })
  })

  test.each([
    ['no code', undefined],
    ['an empty code', ''],
    ['another code', '0000-0000-0000'],
    ['a part of the code', 'part'],
    ['the code and more', 'more'],
  ])('is not made with %s', async (_, kind) => {
    const right = await setupCode()
    const code = kind === 'part' ? right.slice(0, -1) : kind === 'more' ? `${right}0` : kind
    await expect(setup(code === undefined ? {} : { code })).rejects.toMatchObject({
      code: 'FORBIDDEN',
      reason: 'wrong_setup_code',
      errors: [{ path: 'code', message: 'wrong_setup_code' }],
    })
    expect(await admins()).toEqual([])
  })

  test('is one, however many are made at once', async () => {
    const code = await setupCode()
    const tries = await db.transaction(async (tx) => {
      // Reads go on and nobody can insert: all of them find no admin, and then all go on at the same moment.
      await tx.execute(sql`lock table users in exclusive mode`)
      const made = Promise.allSettled(
        [1, 2, 3].map((n) => setup({ email: `boss${n}@example.com`, username: `boss${n}`, code })),
      )
      await vi.waitFor(
        async () => {
          const waiting = await tx.execute(
            sql`select 1 from pg_locks join pg_database on oid = database and datname = current_database() where not granted`,
          )
          expect(waiting.rowCount).toBe(3)
        },
        { timeout: 10_000 },
      )
      return { made }
    })
    const outcomes = await tries.made
    expect(outcomes.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of outcomes)
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'CONFLICT', reason: 'already_set_up' })
    expect(await admins()).toHaveLength(1)
  })

  test.each([
    ['at the machine itself', true],
    ['with the code', false],
  ])('is not made twice, not even %s', async (_, local) => {
    await account('admin')
    await expect(setup({ code: await setupCode() }, local)).rejects.toMatchObject({
      reason: 'already_set_up',
    })
    expect(await admins()).toHaveLength(1)
  })

  test('has a password fit for an admin', async () => {
    await expect(setup({ password: 'password123' }, true)).rejects.toMatchObject({
      errors: [{ path: 'password', message: 'password_short_staff' }],
    })
    await expect(setup({ password: 'boss boss boss boss' }, true)).rejects.toMatchObject({
      errors: [{ path: 'password', message: 'password_common' }],
    })
  })

  test('hears that the e-mail address is somebody else’s', async () => {
    const { email } = await account('client')
    await expect(setup({ email }, true)).rejects.toMatchObject({ code: 'CONFLICT', reason: 'email_taken' })
  })

  test('does not say its role itself', async () => {
    const input = { ...boss, role: 'manager' }
    await expect(
      visitor(createCaller, { local: true }).ask((caller) => caller.setup(input)),
    ).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  test('cannot be guessed at for long', async () => {
    const guesser = visitor(createCaller)
    for (let n = 0; n < 20; n++) await setup({ code: `guess ${n}` }, false, guesser).catch(() => undefined)
    await expect(setup({ code: await setupCode() }, false, guesser)).rejects.toMatchObject({
      code: 'TOO_MANY_REQUESTS',
    })
  })
})

test('the code is the same each time, and easy to read out', async () => {
  expect(await setupCode()).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){2}$/)
  expect(await setupCode()).toBe(await setupCode())
})
