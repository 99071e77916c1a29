import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'

const tagged = async (admin: Actor, tags: string[]) => ({
  client: await as(admin).clients.create({ fullName: 'Ada', tags }),
  supplier: await as(admin).suppliers.create({ companyName: 'Bo', tags }),
})
const listed = async (admin: Actor, search: string) => (await as(admin).tags.list({ search })).items

test('tags are counted over every kind, found without accents, and walked by page', async () => {
  const admin = await someone('admin')
  await tagged(admin, ['Páge a', 'Páge b'])
  await as(admin).contacts.create({ fullName: 'Cem', tags: ['Páge c'] })
  expect((await listed(admin, 'page a'))[0]).toEqual({
    tag: 'Páge a',
    uses: { clients: 1, contacts: 0, suppliers: 1, professionals: 0 },
  })
  const first = await as(admin).tags.list({ search: 'page', limit: 2 })
  const second = await as(admin).tags.list({ search: 'page', limit: 2, cursor: first.nextCursor })
  expect([...first.items, ...second.items].map(({ tag }) => tag)).toEqual(['Páge a', 'Páge b', 'Páge c'])
  expect(second.nextCursor).toBeNull()
})

test('a renamed tag is renamed on every record, in the trash too, and stands in each history', async () => {
  const admin = await someone('admin')
  const { client, supplier } = await tagged(admin, ['x', 'old name', 'y'])
  await as(admin).suppliers.archive({ id: supplier.id })
  expect(await as(admin).tags.rename({ tag: 'old name', to: 'new name' })).toEqual({ changed: 2 })
  expect(await as(admin).clients.get({ id: client.id })).toMatchObject({
    tags: ['x', 'new name', 'y'],
    version: 2,
  })
  expect((await as(admin).suppliers.restore({ id: supplier.id })).tags).toEqual(['x', 'new name', 'y'])
  const { items } = await as(admin).clients.history({ id: client.id })
  expect(items[0]?.changes).toEqual({
    tags: { before: ['x', 'old name', 'y'], after: ['x', 'new name', 'y'] },
  })
  const [line] = await db
    .select()
    .from(auditLog)
    .where(and(eq(auditLog.actorId, admin.id), eq(auditLog.action, 'tags.rename')))
  expect(line?.changes?.tag).toEqual({ before: 'old name', after: 'new name' })
})

test('renamed to one in use the two become one, which no record carries twice', async () => {
  const admin = await someone('admin')
  const { client } = await tagged(admin, ['keep', 'a', 'merge'])
  await as(admin).tags.rename({ tag: 'merge', to: 'keep' })
  expect((await as(admin).clients.get({ id: client.id })).tags).toEqual(['keep', 'a'])
  expect(await listed(admin, 'merge')).toEqual([])
})

test('a deleted tag is on no record any more, and one that nobody carries is not found', async () => {
  const admin = await someone('admin')
  const { client } = await tagged(admin, ['gone'])
  expect(await as(admin).tags.remove({ tag: 'gone' })).toEqual({ changed: 2 })
  expect((await as(admin).clients.get({ id: client.id })).tags).toEqual([])
  await expect(as(admin).tags.remove({ tag: 'gone' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(admin).tags.rename({ tag: 'keep', to: ' ' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
})
