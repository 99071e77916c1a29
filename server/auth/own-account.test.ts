import { and, desc, eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
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
const signedIn = async (who?: Awaited<ReturnType<typeof account>>, userAgent = 'a test browser') => {
  const { id, email, password } = who ?? (await account())
  const browser = visitor(createCaller, { userAgent })
  await browser.ask((caller) => caller.login({ email, password }))
  return { id, email, ...browser }
}
const refused = { code: 'UNAUTHORIZED' }

describe('one’s own profile', () => {
  test('asks for a sign-in', async () => {
    const stranger = visitor(createCaller)
    await expect(stranger.ask((caller) => caller.profile())).rejects.toMatchObject(refused)
    await expect(stranger.ask((caller) => caller.updateProfile({ phone: '1' }))).rejects.toMatchObject(
      refused,
    )
  })

  test('never shows a hash', async () => {
    const ana = await signedIn()
    const shown = JSON.stringify(await ana.ask((caller) => caller.profile()))
    expect(shown).not.toMatch(/hash|\$2b\$/i)
  })

  test('shows a change at once, in every session', async () => {
    const who = await account()
    const [here, elsewhere] = [await signedIn(who), await signedIn(who)]
    await elsewhere.ask((caller) => caller.profile())
    const changes = { fullName: 'Ana María', phone: '+34 600', avatarUrl: 'https://example.com/a.png' }
    expect(await here.ask((caller) => caller.updateProfile(changes))).toMatchObject(changes)
    for (const one of [here, elsewhere])
      expect(await one.ask((caller) => caller.profile())).toMatchObject(changes)
  })

  test('keeps what a change does not name, and takes an empty field for none', async () => {
    const ana = await signedIn()
    await ana.ask((caller) => caller.updateProfile({ phone: '+34 600' }))
    expect(await ana.ask((caller) => caller.updateProfile({ fullName: 'Ana' }))).toMatchObject({
      phone: '+34 600',
    })
    expect(await ana.ask((caller) => caller.updateProfile({ phone: '' }))).toMatchObject({
      phone: null,
      fullName: 'Ana',
    })
  })

  test('stands in the audit log with what was before and after, and only when something changed', async () => {
    const ana = await signedIn()
    const [before] = await db.select().from(users).where(eq(users.id, ana.id))
    await ana.ask((caller) => caller.updateProfile({ phone: '1' }))
    await ana.ask((caller) => caller.updateProfile({ phone: '1' }))
    await ana.ask((caller) => caller.updateProfile({}))
    const lines = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, ana.id), eq(auditLog.action, 'users.update')))
    expect(lines).toMatchObject([{ actorId: ana.id, changes: { phone: { before: null, after: '1' } } }])
    const [after] = await db.select().from(users).where(eq(users.id, ana.id))
    expect(after?.version).toBe((before?.version ?? 0) + 1)
  })

  const notOnesOwn: [string, object][] = [
    ['a role', { role: 'admin' }],
    ['a status', { status: 'suspended' }],
    ['an e-mail address', { email: 'other@example.com' }],
    ['a link that runs', { avatarUrl: 'javascript:alert(1)' }],
  ]
  test.each(notOnesOwn)('does not take %s', async (_, change) => {
    const ana = await signedIn()
    await expect(ana.ask((caller) => caller.updateProfile(change))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('one’s own preferences', () => {
  test('are for those who are signed in', async () => {
    const stranger = visitor(createCaller)
    await expect(stranger.ask((caller) => caller.preferences())).rejects.toMatchObject(refused)
  })

  test('are the browser’s until chosen, then the same in every session, now and later', async () => {
    const who = await account()
    const [here, elsewhere] = [await signedIn(who), await signedIn(who)]
    expect(await elsewhere.ask((caller) => caller.preferences())).toEqual({ language: null })
    await here.ask((caller) => caller.updatePreferences({ language: 'es' }))
    for (const one of [here, elsewhere, await signedIn(who)])
      expect(await one.ask((caller) => caller.preferences())).toEqual({ language: 'es' })
    expect(Object.keys(await here.ask((caller) => caller.profile()))).not.toContain('language')
    expect(await elsewhere.ask((caller) => caller.updatePreferences({ language: null }))).toEqual({
      language: null,
    })
    expect(await here.ask((caller) => caller.preferences())).toEqual({ language: null })
  })

  test('know no language that has no words', async () => {
    const ana = await signedIn()
    // @ts-expect-error: what a program might send
    await expect(ana.ask((caller) => caller.updatePreferences({ language: 'xx' }))).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })
})

describe('one’s own sessions', () => {
  test('are listed, last used first, and the one that asks is marked', async () => {
    const who = await account()
    const phone = await signedIn(who, 'a phone')
    await signedIn(who, 'a desktop')
    const { data } = await phone.ask((caller) => caller.sessions())
    expect(data.map(({ userAgent, current }) => ({ userAgent, current }))).toEqual([
      { userAgent: 'a desktop', current: false },
      { userAgent: 'a phone', current: true },
    ])
    expect(Object.keys(data[0] ?? {}).sort()).toEqual(
      ['createdAt', 'current', 'expiresAt', 'id', 'ip', 'lastUsedAt', 'transport', 'userAgent'].sort(),
    )
  })

  test('are not listed once they have ended', async () => {
    const who = await account()
    const [here, elsewhere] = [await signedIn(who), await signedIn(who)]
    await elsewhere.ask((caller) => caller.logout())
    expect((await here.ask((caller) => caller.sessions())).data).toHaveLength(1)
  })

  test('can be ended one by one, from another', async () => {
    const who = await account()
    const [here, elsewhere] = [await signedIn(who, 'here'), await signedIn(who, 'elsewhere')]
    await elsewhere.ask((caller) => caller.profile())
    const { data } = await here.ask((caller) => caller.sessions())
    const id = data.find((session) => session.userAgent === 'elsewhere')?.id ?? ''
    await here.ask((caller) => caller.revokeSession({ id }))
    await expect(elsewhere.ask((caller) => caller.profile())).rejects.toMatchObject(refused)
    await expect(elsewhere.ask((caller) => caller.refresh())).rejects.toMatchObject(refused)
    expect(await here.ask((caller) => caller.profile())).toMatchObject({ id: who.id })
    const [line] = await db
      .select()
      .from(auditLog)
      .where(eq(auditLog.actorId, who.id))
      .orderBy(desc(auditLog.id))
      .limit(1)
    expect(line).toMatchObject({ action: 'auth.session_revoked', subjectType: 'sessions', subjectId: id })
    await expect(here.ask((caller) => caller.revokeSession({ id }))).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  test('are nobody else’s to end, and look as if they were not there', async () => {
    const [ana, ben] = [await signedIn(), await signedIn()]
    const { data } = await ben.ask((caller) => caller.sessions())
    for (const id of [data[0]?.id ?? '', v7()])
      await expect(ana.ask((caller) => caller.revokeSession({ id }))).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
    expect(await ben.ask((caller) => caller.profile())).toMatchObject({ id: ben.id })
  })

  test('of which the one that asks is ended take its cookies along', async () => {
    const ana = await signedIn()
    const { data } = await ana.ask((caller) => caller.sessions())
    await ana.ask((caller) => caller.revokeSession({ id: data[0]?.id ?? '' }))
    expect([...ana.cookies.keys()]).toEqual(['nexo_device'])
  })
})

test('what everybody may ask about the service names its version and the time', async () => {
  expect(await visitor(createCaller).ask((caller) => caller.health())).toEqual({
    status: 'ok',
    service: 'nexo-crm',
    version: expect.stringMatching(/^\d+\.\d+\.\d+/),
    timestamp: expect.stringMatching(/Z$/),
  })
})
