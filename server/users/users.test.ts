import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import { roles } from '#domain/roles.ts'
import { startInvalidation, stopInvalidation } from '../cache/invalidation.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { appRouter } from '../router.ts'
import { account, password } from '../testing/accounts.ts'
import { as, someone } from '../testing/acting.ts'
import { visitor } from '../testing/caller.ts'
import { make } from '../testing/samples.ts'
import { createCallerFactory } from '../trpc.ts'

const createCaller = createCallerFactory(appRouter)
let admin: Actor
const api = () => as(admin).users

// Without it the cache would not be believed, and nothing that must be dropped from it would be missed.
beforeAll(startInvalidation)
afterAll(stopInvalidation)

beforeEach(async () => {
  admin = await someone('admin')
})

const signIn = async (email: string, secret: string) => {
  const browser = visitor(createCaller)
  await browser.ask((caller) => caller.auth.login({ email, password: secret }))
  return browser
}
const whoIs = (browser: Awaited<ReturnType<typeof signIn>>) => browser.ask((caller) => caller.auth.profile())
const dead = { code: 'UNAUTHORIZED' }

let count = 0
const somebody = () => {
  count += 1
  return { email: `Zoë${count}@example.com`, username: `zoe-${count}`, fullName: `Zoë Nº${count}` }
}
const linesAbout = (id: string) =>
  db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.subjectType, 'users'), eq(auditLog.subjectId, id)))
    .orderBy(auditLog.id)

describe('an account made by an admin', () => {
  test('signs in with the password that was made up and answered once', async () => {
    const names = { email: 'zoe@example.com', username: 'zoe', fullName: 'Zoë Quill' }
    const made = await api().create({ ...names, role: 'employee' })
    expect(made.user).toMatchObject({ ...names, role: 'employee', status: 'active', version: 1, link: null })
    expect(await whoIs(await signIn('zoe', made.password ?? ''))).toMatchObject({ id: made.user.id })
    const said = JSON.stringify([await linesAbout(made.user.id), await api().get({ id: made.user.id })])
    expect(said).not.toContain(made.password)
    expect(said).not.toMatch(/hash/i)
    const [line] = await linesAbout(made.user.id)
    expect(line).toMatchObject({ action: 'users.create', actorId: admin.id })
    expect(line?.changes?.role).toEqual({ before: null, after: 'employee' })
  })

  test('takes a password of the admin’s choice, which nobody is told again; weak ones not for staff', async () => {
    const weak = { ...somebody(), email: 'w@example.com', password: 'password1' }
    await expect(api().create({ ...weak, role: 'manager' })).rejects.toMatchObject({
      errors: [{ path: 'password', message: 'password_short_staff' }],
    })
    const { password: told } = await api().create({ ...weak, role: 'client' })
    expect(told).toBeNull()
    await signIn('w@example.com', 'password1')
  })

  test('has an e-mail address and a username of its own', async () => {
    const other = await account()
    const mine = { fullName: 'X', role: 'client' as const }
    await expect(
      api().create({ ...mine, email: other.email.toUpperCase(), username: 'unheard-of' }),
    ).rejects.toMatchObject({ reason: 'email_taken' })
    await expect(
      api().create({ ...mine, email: 'unheard@example.com', username: other.username }),
    ).rejects.toMatchObject({ reason: 'username_taken' })
  })
})

describe('the list of accounts', () => {
  test('is searched without case and accents, and narrowed by role and status', async () => {
    const { email, ...names } = somebody()
    const { user } = await api().create({ ...names, email: 'listed@example.com', role: 'supplier' })
    const ids = async (input: Parameters<ReturnType<typeof api>['list']>[0]) =>
      (await api().list(input)).items.map(({ id }) => id)
    for (const search of ['zoe n', 'LISTED@', user.username]) expect(await ids({ search })).toContain(user.id)
    expect(await ids({ search: 'listed', role: ['supplier', 'client'], status: 'active' })).toEqual([user.id])
    expect(await ids({ search: 'listed', role: 'admin' })).toEqual([])
    await api().archive({ id: user.id })
    expect(await ids({ search: 'listed' })).toEqual([])
    expect(await ids({ search: 'listed', archived: true })).toEqual([user.id])
  })

  test('is walked by cursor: everybody once, by name', async () => {
    for (let at = 0; at < 7; at++) await someone('professional')
    const seen: string[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<typeof api>['list']>> = await api().list({
        role: 'professional',
        limit: 3,
        cursor,
      })
      seen.push(...page.items.map(({ fullName }) => fullName))
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.length).toBeGreaterThanOrEqual(7)
    expect(seen).toEqual([...new Set(seen)].sort())
  })
})

test('a change is audited with what was and what is, and a stale version is a conflict', async () => {
  const { id, email } = await account('client')
  const changed = await api().update({ id, version: 1, email: 'New@Example.com', phone: '+34 1' })
  expect(changed).toMatchObject({ email: 'new@example.com', phone: '+34 1', version: 2 })
  const [line] = await linesAbout(id)
  expect(line?.changes).toEqual({
    email: { before: email, after: 'new@example.com' },
    phone: { before: null, after: '+34 1' },
  })
  await expect(api().update({ id, version: 1, phone: '2' })).rejects.toMatchObject({
    reason: 'version_conflict',
  })
  const other = await account()
  await expect(api().update({ id, email: other.email })).rejects.toMatchObject({ reason: 'email_taken' })
})

describe('a role', () => {
  test('between staff roles, or down, is there with the next request and keeps the sessions', async () => {
    const ana = await account('manager')
    const browser = await signIn(ana.email, password)
    await whoIs(browser)
    expect(await api().setRole({ id: ana.id, role: 'employee' })).toMatchObject({ password: null })
    expect(await whoIs(browser)).toMatchObject({ role: 'employee' })
    const [, line] = await linesAbout(ana.id)
    expect(line).toMatchObject({
      action: 'users.set_role',
      changes: { role: { before: 'manager', after: 'employee' } },
    })
  })

  test('raised to staff comes with a new password, and the old one and its sessions are dead', async () => {
    const ana = await account('client')
    const browser = await signIn(ana.email, password)
    await whoIs(browser)
    const raised = await api().setRole({ id: ana.id, role: 'employee' })
    await expect(whoIs(browser)).rejects.toMatchObject(dead)
    await expect(signIn(ana.email, password)).rejects.toMatchObject(dead)
    expect(await whoIs(await signIn(ana.email, raised.password ?? ''))).toMatchObject({ role: 'employee' })
    expect(JSON.stringify(await linesAbout(ana.id))).not.toContain(raised.password)
  })

  test('raised to staff takes no weak password', async () => {
    const ana = await account('client')
    await expect(api().setRole({ id: ana.id, role: 'manager', password: 'password1' })).rejects.toMatchObject(
      { reason: 'weak_password' },
    )
    expect(await api().get({ id: ana.id })).toMatchObject({ role: 'client' })
    expect(await api().setRole({ id: ana.id, role: 'manager', password: 'nine green herons' })).toMatchObject(
      { password: null },
    )
    await signIn(ana.email, 'nine green herons')
  })
})

describe('an account', () => {
  test.each([
    ['suspended', async (id: string) => void (await api().setStatus({ id, status: 'suspended' }))],
    ['in the trash', (id: string) => api().archive({ id })],
  ])('%s is signed out everywhere at once and can not come back', async (_, end) => {
    const ana = await account('employee')
    const [here, there] = [await signIn(ana.email, password), await signIn(ana.email, password)]
    await whoIs(here)
    await end(ana.id)
    await expect(whoIs(here)).rejects.toMatchObject(dead)
    await expect(there.ask((caller) => caller.auth.refresh())).rejects.toMatchObject(dead)
    await expect(signIn(ana.email, password)).rejects.toMatchObject(dead)
  })

  test('comes back out of suspension and out of the trash', async () => {
    const ana = await account('employee')
    await api().setStatus({ id: ana.id, status: 'suspended' })
    await api().setStatus({ id: ana.id, status: 'active' })
    await api().archive({ id: ana.id })
    await expect(api().update({ id: ana.id, phone: '1' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await api().restore({ id: ana.id })
    await signIn(ana.email, password)
  })

  test('is signed out everywhere on request, and may sign in again', async () => {
    const ana = await account('employee')
    const browser = await signIn(ana.email, password)
    await whoIs(browser)
    await api().signOutEverywhere({ id: ana.id })
    await expect(whoIs(browser)).rejects.toMatchObject(dead)
    await signIn(ana.email, password)
  })

  test('gets a new password from an admin; the old one and its sessions are dead', async () => {
    const ana = await account('employee')
    const browser = await signIn(ana.email, password)
    await whoIs(browser)
    const reset = await api().resetPassword({ id: ana.id })
    await expect(whoIs(browser)).rejects.toMatchObject(dead)
    await expect(signIn(ana.email, password)).rejects.toMatchObject(dead)
    await signIn(ana.email, reset.password ?? '')
    expect(JSON.stringify(await linesAbout(ana.id))).not.toContain(reset.password)
  })
})

describe('the last admin who can sign in', () => {
  const lastOnes = async (many: number) => {
    await db.update(users).set({ role: 'manager' }).where(eq(users.role, 'admin'))
    return Promise.all(Array.from({ length: many }, () => someone('admin')))
  }
  const refused = { code: 'CONFLICT', reason: 'last_admin' }

  test('is neither demoted nor suspended nor moved to the trash', async () => {
    const [last = admin] = await lastOnes(1)
    const suspended = await someone('admin')
    await api().setStatus({ id: suspended.id, status: 'suspended' })
    await expect(api().setRole({ id: last.id, role: 'manager' })).rejects.toMatchObject(refused)
    await expect(api().setStatus({ id: last.id, status: 'suspended' })).rejects.toMatchObject(refused)
    await expect(api().archive({ id: last.id })).rejects.toMatchObject(refused)
    expect(await api().get({ id: last.id })).toMatchObject({ role: 'admin', status: 'active', version: 1 })
    await api().setStatus({ id: suspended.id, status: 'active' })
    expect(await api().setRole({ id: last.id, role: 'manager' })).toMatchObject({ user: { role: 'manager' } })
  })

  test('stays, however many are let go at the same moment', async () => {
    for (let round = 0; round < 10; round++) {
      const [one = admin, other = admin] = await lastOnes(2)
      const outcomes = await Promise.allSettled([
        api().setRole({ id: one.id, role: 'employee' }),
        round % 2 ? api().archive({ id: other.id }) : api().setStatus({ id: other.id, status: 'suspended' }),
      ])
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    }
  })
})

describe('a link', () => {
  test.each([
    ['client', 'clients'],
    ['supplier', 'suppliers'],
    ['professional', 'professionals'],
    ['manager', 'employees'],
  ] as const)('gives a %s a record of its own, in both histories, and is undone', async (role, type) => {
    const { id } = await account(role)
    const record = await make(admin, type)
    const linked = await api().link({ id, type, recordId: record.id })
    expect(linked.link).toMatchObject({ type, id: record.id })
    expect((await api().list({ search: linked.username })).items[0]?.link).toEqual(linked.link)
    const { items } = await as(admin)[type].history({ id: record.id })
    expect(items[0]?.changes).toEqual({ userId: { before: null, after: id } })
    expect(await api().unlink({ id })).toMatchObject({ link: null })
    expect((await linesAbout(id)).map(({ action }) => action)).toEqual(['users.link', 'users.unlink'])
  })

  test('lets a portal client see its record', async () => {
    const client = await someone('client')
    const record = await make(admin, 'clients')
    await api().link({ id: client.id, type: 'clients', recordId: record.id })
    expect((await as(client).clients.get({ id: record.id })).id).toBe(record.id)
    await api().unlink({ id: client.id })
    await expect(as(client).clients.get({ id: record.id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('is one per user: the next record takes the place of the one before', async () => {
    const { id } = await account('client')
    const [first, second] = [await make(admin, 'clients'), await make(admin, 'clients')]
    await Promise.all(
      [first, second].map((record) => api().link({ id, type: 'clients', recordId: record.id })),
    )
    const { link } = await api().get({ id })
    const rows = await Promise.all([first, second].map((row) => as(admin).clients.get({ id: row.id })))
    expect(rows.filter((row) => row.userId === id).map((row) => row.id)).toEqual([link?.id])
  })

  test('is refused to a kind that does not go with the role, to what is not there, and to another’s record', async () => {
    const [{ id }, other] = [await account('client'), await account('client')]
    const [record, supplier] = [await make(admin, 'clients'), await make(admin, 'suppliers')]
    const refusal = (type: 'clients' | 'suppliers', recordId: string) =>
      api()
        .link({ id, type, recordId })
        .then(
          () => undefined,
          (error: { errors?: unknown[] }) => error.errors?.[0],
        )
    expect(await refusal('suppliers', supplier.id)).toEqual({ path: 'type', message: 'link_not_of_role' })
    expect(await refusal('clients', supplier.id)).toEqual({ path: 'recordId', message: 'no_such_record' })
    await api().link({ id: other.id, type: 'clients', recordId: record.id })
    expect(await refusal('clients', record.id)).toEqual({ path: 'recordId', message: 'record_linked' })
  })

  test('ends with a role that it does not go with', async () => {
    const { id } = await account('client')
    const record = await make(admin, 'clients')
    await api().link({ id, type: 'clients', recordId: record.id })
    expect((await api().setRole({ id, role: 'employee' })).user.link).toBeNull()
    expect((await as(admin).clients.get({ id: record.id })).userId).toBeNull()
  })
})

test.each(roles.filter((role) => role !== 'admin'))('a %s manages nobody', async (role) => {
  const actor = await someone(role)
  await expect(as(actor).users.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(as(actor).users.get({ id: actor.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(as(actor).users.setRole({ id: actor.id, role: 'admin' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})
