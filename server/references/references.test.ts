import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { users } from '#db/schema/users.ts'
import { entities } from '#domain/entities.ts'
import { portalRoles } from '#domain/roles.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { registry } from '../records/registry.ts'
import { as, someone } from '../testing/acting.ts'
import { make } from '../testing/samples.ts'

let admin: Actor

beforeAll(async () => {
  admin = await someone('admin')
})

test.each(entities)('%s are named and found by staff', async (entity) => {
  const row = await make(admin, entity)
  const employee = await someone('employee')
  const name = String(row[registry[entity].title])
  const { items } = await as(employee).references.names({ of: [{ to: entity, ids: [row.id] }] })
  expect(items).toEqual([{ to: entity, id: row.id, name, archived: false }])
  const found = await as(employee).references.find({ to: entity, search: name.toUpperCase() })
  expect(found.items.find((choice) => choice.id === row.id)).toMatchObject({ name })
})

test.each(portalRoles)('a %s learns no foreign name of any kind, and no user', async (role) => {
  const stranger = await someone(role)
  const of = await Promise.all(
    entities.map(async (to) => {
      const row = await make(admin, to)
      await as(admin)[to].archive({ id: (await make(admin, to)).id })
      return { to, ids: [row.id] }
    }),
  )
  const asked = [...of, { to: 'users' as const, ids: [admin.id, stranger.id] }]
  expect(await as(stranger).references.names({ of: asked })).toEqual({ items: [] })
  for (const { to } of asked) expect(await as(stranger).references.find({ to }), to).toEqual({ items: [] })
})

describe('a portal client', () => {
  test('learns the name of its own record, as long as that is not in the trash', async () => {
    const person = await someone('client')
    const mine = await make(admin, 'clients')
    await make(admin, 'clients')
    await db.update(clients).set({ userId: person.id }).where(eq(clients.id, mine.id))
    const { references } = as(person)
    const names = () => references.names({ of: [{ to: 'clients', ids: [mine.id] }] })
    expect((await names()).items.map(({ id }) => id)).toEqual([mine.id])
    expect((await references.find({ to: 'clients' })).items.map(({ id }) => id)).toEqual([mine.id])
    await as(admin).clients.archive({ id: mine.id })
    expect((await names()).items).toEqual([])
  })
})

test('staff still read the name of what lies in the trash, and are not offered it', async () => {
  const row = await make(admin, 'clients')
  await as(admin).clients.archive({ id: row.id })
  const { references } = as(await someone('employee'))
  const { items } = await references.names({ of: [{ to: 'clients', ids: [row.id] }] })
  expect(items).toMatchObject([{ id: row.id, archived: true }])
  const found = await references.find({ to: 'clients', search: String(row.fullName) })
  expect(found.items.map(({ id }) => id)).not.toContain(row.id)
})

test('work is given to active staff; an admin chooses among everybody who is not in the trash', async () => {
  const [ana, gone, suspended, client] = [
    await someone('employee'),
    await someone('employee'),
    await someone('manager'),
    await someone('client'),
  ]
  await db.update(users).set({ archivedAt: new Date().toISOString() }).where(eq(users.id, gone.id))
  await db.update(users).set({ status: 'suspended' }).where(eq(users.id, suspended.id))
  const offered = async (actor: Actor) => {
    const each = [ana, gone, suspended, client].map(async ({ id, fullName }) => {
      const { items } = await as(actor).references.find({ to: 'users', search: fullName })
      return items.some((choice) => choice.id === id)
    })
    return Promise.all(each)
  }
  expect(await offered(await someone('employee'))).toEqual([true, false, false, false])
  expect(await offered(await someone('manager'))).toEqual([true, false, false, false])
  expect(await offered(admin)).toEqual([true, false, true, true])
  const { items } = await as(ana).references.names({ of: [{ to: 'users', ids: [gone.id, client.id] }] })
  expect(items.map(({ name, archived }) => [name, archived]).sort()).toEqual([
    [client.fullName, false],
    [gone.fullName, true],
  ])
})

test('more than 200 ids in one question, or 20 choices, are refused', async () => {
  const ids = Array.from({ length: 101 }, () => admin.id)
  const { references } = as(admin)
  const refused = { code: 'BAD_REQUEST' }
  await expect(
    references.names({
      of: [
        { to: 'users', ids },
        { to: 'clients', ids },
      ],
    }),
  ).rejects.toMatchObject(refused)
  await expect(references.find({ to: 'users', limit: 21 })).rejects.toMatchObject(refused)
})
