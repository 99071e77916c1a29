import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { entities } from '#domain/entities.ts'
import { portalRoles } from '#domain/roles.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'

let admin: Actor

beforeAll(async () => {
  admin = await someone('admin')
})

const aClient = async () => ({
  subjectType: 'clients' as const,
  subjectId: (await make(admin, 'clients')).id,
})

/** A client with a login, and a project, a task and an order of theirs, each with a file on it. */
const household = async () => {
  const person = await someone('client')
  const client = await make(admin, 'clients')
  await db.update(clients).set({ userId: person.id }).where(eq(clients.id, client.id))
  const project = await as(admin).projects.create({ name: 'Theirs', clientId: client.id })
  const task = await as(admin).tasks.create({ title: 'Theirs', projectId: project.id })
  const order = await as(admin).orders.create({ clientId: client.id })
  const subjects = [
    { subjectType: 'clients', subjectId: client.id },
    { subjectType: 'projects', subjectId: project.id },
    { subjectType: 'tasks', subjectId: task.id },
    { subjectType: 'orders', subjectId: order.id },
  ] as const
  const put = []
  for (const subject of subjects) put.push(await putFile(admin, subject))
  return { person, subjects, put, ids: put.map(({ id }) => id) }
}

test.each(entities)('a file is put on one of the %s, found there and in its history', async (entity) => {
  const subject = { subjectType: entity, subjectId: (await make(admin, entity)).id }
  const content = 'Ñandú'
  const row = await putFile(admin, subject, { name: 'Änderung.html', content })
  expect(row).toMatchObject({
    ...subject,
    name: 'Änderung.html',
    type: 'text/plain; charset=utf-8',
    size: 7,
    sha256: createHash('sha256').update(content).digest('hex'),
    version: 1,
    createdBy: admin.id,
  })
  expect(row).not.toHaveProperty('searchText')
  expect((await as(admin).files.list(subject)).items).toEqual([row])
  expect(await as(admin).files.get({ id: row.id })).toEqual(row)
  expect((await as(admin).files.all({ search: 'anderung' })).items).toContainEqual(row)
  await as(admin).files.rename({ id: row.id, version: 1, name: 'a/b/Neu.html' })
  await as(admin).files.archive({ id: row.id })
  const { items } = await as(admin)[entity].history({ id: subject.subjectId })
  expect(items.slice(0, 3).map(({ action, changes }) => [action, changes?.name])).toEqual([
    ['files.archive', { before: 'Neu.html', after: 'Neu.html' }],
    ['files.update', { before: 'Änderung.html', after: 'Neu.html' }],
    ['files.create', { before: null, after: 'Änderung.html' }],
  ])
})

test('of every file one may see, a walk sees each once, newest first', async () => {
  const subject = await aClient()
  const other = await aClient()
  const written: string[] = []
  for (let at = 0; at < 25; at++)
    written.unshift((await putFile(admin, at % 2 ? subject : other, { name: `Walk ${at}.txt` })).id)
  const seen: string[] = []
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await as(admin).files.all({ search: 'walk', cursor, limit: 10 })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(written)
  await as(admin).clients.archive({ id: other.subjectId })
  expect((await as(admin).files.all({ search: 'walk', limit: 100 })).items).toHaveLength(12)
})

test('a client sees the files on what is its own, nobody else’s, and changes none', async () => {
  const [mine, theirs] = [await household(), await household()]
  const api = as(mine.person)
  expect((await api.files.all({})).items.map(({ id }) => id)).toEqual(mine.ids.toReversed())
  for (const [at, subject] of mine.subjects.entries()) {
    const row = mine.put[at]
    expect((await api.files.list(subject)).items).toEqual([row])
    expect(await api.files.get({ id: row?.id ?? '' })).toEqual(row)
  }
  for (const subject of theirs.subjects) {
    await expect(api.files.list(subject)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
  for (const id of theirs.ids)
    for (const attempt of [
      () => api.files.get({ id }),
      () => api.files.rename({ id, name: 'x' }),
      () => api.files.archive({ id }),
      () => api.files.restore({ id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  for (const id of mine.ids) {
    await expect(api.files.rename({ id, name: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(api.files.archive({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  }
})

test('what is in the trash a client sees no more, neither the file nor what it hangs on', async () => {
  const { person, subjects, ids } = await household()
  const [, project] = subjects
  await as(admin).files.archive({ id: ids[0] ?? '' })
  await as(admin).projects.archive({ id: project.subjectId })
  const { items } = await as(person).files.all({})
  expect(items.map(({ id }) => id)).toEqual([ids[3], ids[2]])
  expect((await as(person).files.all({ archived: true })).items).toEqual([])
  await expect(as(person).files.get({ id: ids[1] ?? '' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test.each(portalRoles)('a %s without a record sees no file', async (role) => {
  const stranger = as(await someone(role))
  await putFile(admin, await aClient())
  expect(await stranger.files.all({})).toEqual({ items: [], nextCursor: null })
})

test('an employee sees every file, and changes only those that they brought', async () => {
  const [ana, ben] = [await someone('employee'), await someone('employee')]
  const { id } = await putFile(ana, await aClient())
  expect((await as(ben).files.get({ id })).id).toBe(id)
  for (const attempt of [() => as(ben).files.rename({ id, name: 'x' }), () => as(ben).files.archive({ id })])
    await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  expect(await as(ana).files.rename({ id, name: 'x' })).toMatchObject({ name: 'x', version: 2 })
  await expect(as(ana).files.rename({ id, version: 1, name: 'y' })).rejects.toMatchObject({
    reason: 'version_conflict',
  })
  await as(await someone('manager')).files.archive({ id })
  expect((await as(ben).files.all({ archived: true })).items).toEqual([])
  expect((await as(ana).files.all({ archived: true })).items.map((row) => row.id)).toEqual([id])
  expect(await as(ana).files.restore({ id })).toMatchObject({ archivedAt: null })
})

test('a name of which nothing is left is refused', async () => {
  const { id } = await putFile(admin, await aClient())
  await expect(as(admin).files.rename({ id, name: '../' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    errors: [{ path: 'name', message: 'required' }],
  })
})
