import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { z } from 'zod'
import { auditLog } from '#db/schema/system.ts'
import { views } from '#db/schema/views.ts'
import { entities } from '#domain/entities.ts'
import type { Role } from '#domain/roles.ts'
import type { viewInput } from '#domain/views.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { answerRest } from '../http/rest-door.ts'
import { visibleColumns } from '../records/fields.ts'
import { registry } from '../records/registry.ts'
import { account, password } from '../testing/accounts.ts'
import { as, someone } from '../testing/acting.ts'

const plain: z.input<typeof viewInput> = {
  of: 'clients',
  name: 'Leads',
  state: { filter: { status: ['lead'] } },
}
// As many people as roles were named, in their order.
const people = <R extends readonly Role[]>(...roles: R) =>
  Promise.all(roles.map(someone)) as Promise<{ -readonly [K in keyof R]: Actor }>

test('a view comes back as it was kept, to its owner alone', async () => {
  const [ana, ben] = await people('employee', 'admin')
  const state = {
    search: 'acme',
    filter: { status: ['lead', 'active'], rating: [4, 5], accountManagerId: [randomUUID()] },
    sort: '-createdAt',
    archived: true,
    columns: ['fullName', 'website', 'createdAt'],
  }
  const made = await as(ana).views.create({ ...plain, state })
  expect(made).toMatchObject({ name: 'Leads', shared: false, mine: true, mayChange: true, state })
  const kept = await as(ana).views.list({ of: 'clients' })
  expect(kept).toEqual({ items: [made], defaultId: null, columns: null })
  expect((await as(ana).views.list({ of: 'deals' })).items).toEqual([])
  expect((await as(ben).views.list({ of: 'clients' })).items).toEqual([])
  const { id } = made
  for (const refused of [
    () => as(ben).views.update({ id, name: 'Mine now' }),
    () => as(ben).views.archive({ id }),
    () => as(ben).views.setDefault({ of: 'clients', id }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each(entities)(
  '%s: every filter, sort and column of the list can be kept, and nothing else',
  async (of) => {
    const admin = await someone('admin')
    const { table, filter, sort, sortLast = [] } = registry[of]
    const columns = Object.keys(visibleColumns(table))
    const make = (state: object) => as(admin).views.create({ of, name: 'V', state })
    for (let at = 0; at < columns.length; at += 12) await make({ columns: columns.slice(at, at + 12) })
    for (const name of [...sort, ...sortLast]) await make({ sort: `-${name}` })
    const filters = Object.fromEntries(filter.map((name) => [name, []]))
    expect((await make({ filter: filters })).state).toEqual(filter.length ? { filter: filters } : {})
    for (const bad of [
      { columns: ['searchText'] },
      { columns: [] },
      { columns: ['id', 'id'] },
      { sort: 'searchText' },
      { sort: 'constructor' },
      { filter: { createdBy: [admin.id] } },
      { filter: { [filter[0] ?? 'id']: ['\u0000'] } },
    ])
      await expect(make(bad), JSON.stringify(bad)).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  },
)

test('what an upgrade took away is left out, and the rest of the view stays', async () => {
  const ana = await someone('employee')
  const { id } = await as(ana).views.create(plain)
  const state = {
    filter: { status: ['lead'], shoeSize: ['44'], rating: ['none'] },
    sort: 'shoeSize',
    columns: ['fullName', 'shoeSize'],
  }
  await db.update(views).set({ state }).where(eq(views.id, id))
  const { items } = await as(ana).views.list({ of: 'clients' })
  expect(items[0]?.state).toEqual({ filter: { status: ['lead'] }, columns: ['fullName'] })
})

test('staff share views; those who lead change what is shared, employees only their own', async () => {
  const [ana, ben, manager, outsider] = await people('employee', 'employee', 'manager', 'client')
  const { id } = await as(ana).views.create({ ...plain, name: 'Shared', shared: true })
  const seen = async (who: typeof ana) =>
    (await as(who).views.list({ of: 'clients' })).items.find((view) => view.id === id)
  expect(await seen(ben)).toMatchObject({ mine: false, mayChange: false })
  expect(await seen(manager)).toMatchObject({ mine: false, mayChange: true })
  expect(await seen(outsider)).toBeUndefined()
  await expect(as(ben).views.update({ id, name: 'B' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(as(ben).views.archive({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await expect(as(outsider).views.update({ id, name: 'O' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(outsider).views.create({ ...plain, shared: true })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  const renamed = await as(manager).views.update({ id, version: 1, name: 'In order' })
  expect(renamed).toMatchObject({ name: 'In order', version: 2, shared: true })
  await expect(as(ana).views.update({ id, version: 1, name: 'Late' })).rejects.toMatchObject({
    code: 'CONFLICT',
  })
  await as(ana).views.update({ id, shared: false })
  expect([await seen(ben), await seen(manager)]).toEqual([undefined, undefined])
  const lines = await db.select().from(auditLog).where(eq(auditLog.subjectId, id))
  expect(lines.map(({ action }) => action).sort()).toEqual(['views.create', 'views.update', 'views.update'])
})

test('one default for each person and list; what is deleted is none, and restored it is again', async () => {
  const [ana, ben] = await people('employee', 'employee')
  const [first, second] = [
    await as(ana).views.create({ ...plain, shared: true }),
    await as(ana).views.create({ ...plain, name: 'Other' }),
  ]
  const begins = async (who: typeof ana) => (await as(who).views.list({ of: 'clients' })).defaultId
  await as(ana).views.setDefault({ of: 'clients', id: first.id })
  await as(ben).views.setDefault({ of: 'clients', id: first.id })
  await as(ana).views.setDefault({ of: 'clients', id: second.id })
  expect([await begins(ana), await begins(ben)]).toEqual([second.id, first.id])
  await expect(as(ana).views.setDefault({ of: 'deals', id: first.id })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  })
  await as(ana).views.archive({ id: first.id })
  expect(await begins(ben)).toBeNull()
  expect((await as(ana).views.list({ of: 'clients' })).items.map(({ id }) => id)).toEqual([second.id])
  expect(await as(ana).views.restore({ id: first.id })).toMatchObject({ name: 'Leads' })
  expect(await begins(ben)).toBe(first.id)
  await as(ana).views.setDefault({ of: 'clients', id: null })
  expect(await begins(ana)).toBeNull()
})

test('the columns of the plain list are kept for each person, beside the default', async () => {
  const [ana, ben] = await people('employee', 'employee')
  const columns = ['fullName', 'industry']
  await as(ana).views.setColumns({ of: 'clients', columns })
  const kept = (who: typeof ana) => as(who).views.list({ of: 'clients' })
  expect([(await kept(ana)).columns, (await kept(ben)).columns]).toEqual([columns, null])
  await expect(as(ana).views.setColumns({ of: 'clients', columns: ['nope'] })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  })
  await as(ana).views.setColumns({ of: 'clients', columns: null })
  expect((await kept(ana)).columns).toBeNull()
})

test('portal roles keep views of the lists that they have, and of no others', async () => {
  const outsider = await someone('client')
  const made = await as(outsider).views.create({ of: 'orders', name: 'Open', state: {} })
  expect((await as(outsider).views.list({ of: 'orders' })).items).toEqual([made])
  for (const refused of [
    () => as(outsider).views.list({ of: 'employees' }),
    () => as(outsider).views.create({ of: 'deals', name: 'D', state: {} }),
    () => as(outsider).views.setColumns({ of: 'deals', columns: null }),
  ])
    await expect(refused()).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('programs say the same in snake case', async () => {
  const { email } = await account('employee')
  const ask = async (method: string, path: string, body?: object, token?: string) => {
    const answer = await answerRest(
      new Request(`http://localhost:3000/api${path}`, {
        method,
        headers: {
          'user-agent': 'test',
          'x-nexo-address': '203.0.113.77',
          ...(body && { 'content-type': 'application/json' }),
          ...(token && { authorization: `Bearer ${token}` }),
        },
        ...(body && { body: JSON.stringify(body) }),
      }),
    )
    return { status: answer.status, body: answer.status === 204 ? undefined : await answer.json() }
  }
  const { access_token: token } = (await ask('POST', '/auth/login', { email, password })).body
  const state = {
    filter: { account_manager_id: [randomUUID()] },
    sort: '-created_at',
    columns: ['full_name', 'created_at'],
  }
  const made = await ask('POST', '/crm/views', { ...plain, state }, token)
  expect([made.status, made.body.state]).toEqual([201, state])
  const { id } = made.body
  const of = { of: 'clients' }
  expect((await ask('PUT', '/crm/views/default', { ...of, id }, token)).status).toBe(204)
  expect((await ask('PUT', '/crm/views/columns', { ...of, columns: ['full_name'] }, token)).status).toBe(204)
  const listed = await ask('GET', '/crm/views?of=clients', undefined, token)
  expect(listed.body).toMatchObject({ default_id: id, columns: ['full_name'] })
  expect(listed.body.items.find((view: { id: string }) => view.id === id)?.state).toEqual(state)
  expect((await ask('PATCH', `/crm/views/${id}`, { name: 'Renamed' }, token)).body.name).toBe('Renamed')
  expect((await ask('DELETE', `/crm/views/${id}`, undefined, token)).status).toBe(204)
  expect((await ask('PATCH', `/crm/views/${id}`, { name: 'Gone' }, token)).status).toBe(404)
  expect((await ask('POST', `/crm/views/${id}/restore`, {}, token)).status).toBe(200)
  const bad = await ask('POST', '/crm/views', { ...plain, state: { sort: 'shoe_size' } }, token)
  expect([bad.status, bad.body.errors]).toEqual([400, [{ path: 'state.sort', message: 'not_an_option' }]])
})
