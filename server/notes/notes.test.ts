import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { entities } from '#domain/entities.ts'
import { portalRoles } from '#domain/roles.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { make } from '../testing/samples.ts'

const nobodysId = '01890000-0000-7000-8000-000000000000'
const markdown = '  # Called Édith\r\n\r\n- [x] offer <script>alert(1)</script> 👩‍💻\n\t'
let admin: Actor
let client: { subjectType: 'clients'; subjectId: string }

beforeAll(async () => {
  admin = await someone('admin')
  client = { subjectType: 'clients', subjectId: (await make(admin, 'clients')).id }
})

const aClient = async () => ({
  subjectType: 'clients' as const,
  subjectId: (await make(admin, 'clients')).id,
})
const texts = async (actor: Actor, subject: typeof client, archived?: boolean) =>
  (await as(actor).notes.list({ ...subject, archived })).items.map(({ text }) => text)

test.each(entities)(
  'a note is written on one of the %s, kept as typed and in its history',
  async (entity) => {
    const subject = { subjectType: entity, subjectId: (await make(admin, entity)).id }
    const note = await as(admin).notes.create({ ...subject, text: markdown })
    expect(note).toMatchObject({ ...subject, text: markdown, version: 1, createdBy: admin.id })
    expect(await as(admin).notes.get({ id: note.id })).toEqual(note)
    expect((await as(admin).notes.list(subject)).items).toEqual([note])
    await as(admin).notes.update({ id: note.id, text: 'Shorter' })
    await as(admin).notes.archive({ id: note.id })
    const { items } = await as(admin)[entity].history({ id: subject.subjectId })
    expect(items.map(({ action }) => action).slice(0, 3)).toEqual([
      'notes.archive',
      'notes.update',
      'notes.create',
    ])
    expect(items[1]?.changes).toEqual({
      id: { before: note.id, after: note.id },
      text: { before: markdown, after: 'Shorter' },
    })
    expect(items[2]?.changes).toMatchObject({ text: { before: null, after: markdown } })
  },
)

test('a walk by cursor sees every note once, newest first', async () => {
  const subject = await aClient()
  const written: string[] = []
  for (let at = 0; at < 57; at++)
    written.unshift((await as(admin).notes.create({ ...subject, text: `Note ${at}` })).id)
  await as(admin).notes.create({ ...client, text: 'on another client' })
  const seen: string[] = []
  for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
    const page = await as(admin).notes.list({ ...subject, cursor, limit: 10 })
    seen.push(...page.items.map(({ id }) => id))
    cursor = page.nextCursor
  }
  expect(seen).toEqual(written)
})

test('what is archived is read and changed no more until it is restored', async () => {
  const subject = await aClient()
  const { id } = await as(admin).notes.create({ ...subject, text: 'Gone' })
  await as(admin).notes.archive({ id, version: 1 })
  for (const attempt of [
    () => as(admin).notes.get({ id }),
    () => as(admin).notes.archive({ id }),
    () => as(admin).notes.update({ id, text: 'x' }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  expect(await texts(admin, subject)).toEqual([])
  expect(await texts(admin, subject, true)).toEqual(['Gone'])
  expect(await as(admin).notes.restore({ id })).toMatchObject({ archivedAt: null, version: 3 })
  expect(await texts(admin, subject)).toEqual(['Gone'])
})

test('while a record is in the trash its notes are not found, and nothing can be written on it', async () => {
  const subject = await aClient()
  const { id } = await as(admin).notes.create({ ...subject, text: 'Hidden' })
  await as(admin).clients.archive({ id: subject.subjectId })
  for (const attempt of [
    () => as(admin).notes.get({ id }),
    () => as(admin).notes.list(subject),
    () => as(admin).notes.update({ id, text: 'x' }),
    () => as(admin).notes.create({ ...subject, text: 'x' }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await as(admin).clients.restore({ id: subject.subjectId })
  expect(await texts(admin, subject)).toEqual(['Hidden'])
})

test('of many changes at once to one version exactly one is taken', async () => {
  const { id } = await as(admin).notes.create({ ...client, text: 'First' })
  const outcomes = await Promise.allSettled(
    Array.from({ length: 32 }, (_, at) => as(admin).notes.update({ id, version: 1, text: `Note ${at}` })),
  )
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  await expect(as(admin).notes.update({ id, version: 1, text: 'late' })).rejects.toMatchObject({
    reason: 'version_conflict',
  })
  expect((await as(admin).notes.update({ id, version: 2, text: 'next' })).version).toBe(3)
  expect((await as(admin).notes.update({ id, text: 'next' })).version).toBe(3)
})

test('an employee reads what colleagues wrote and changes only their own', async () => {
  const [ana, ben] = [await someone('employee'), await someone('employee')]
  const subject = await aClient()
  const anas = await as(ana).notes.create({ ...subject, text: 'Hers' })
  expect((await as(ben).notes.get({ id: anas.id })).text).toBe('Hers')
  for (const attempt of [
    () => as(ben).notes.update({ id: anas.id, text: 'His' }),
    () => as(ben).notes.archive({ id: anas.id }),
  ])
    await expect(attempt()).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await as(ana).notes.update({ id: anas.id, text: 'Hers still' })
  await as(await someone('manager')).notes.archive({ id: anas.id })
  expect(await texts(ben, subject, true)).toEqual([])
  expect(await texts(ana, subject, true)).toEqual(['Hers still'])
  await expect(as(ben).notes.restore({ id: anas.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
  await as(ana).notes.restore({ id: anas.id })
})

test('a client sees no note on its own record and writes none', async () => {
  const person = await someone('client')
  const subject = await aClient()
  await db.update(clients).set({ userId: person.id }).where(eq(clients.id, subject.subjectId))
  const { id } = await as(admin).notes.create({ ...subject, text: 'Pays late' })
  expect(await texts(person, subject)).toEqual([])
  expect(await texts(person, subject, true)).toEqual([])
  await expect(as(person).notes.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(person).notes.update({ id, text: 'x' })).rejects.toMatchObject({ code: 'NOT_FOUND' })
  await expect(as(person).notes.create({ ...subject, text: 'x' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
})

test.each(portalRoles)('a %s learns nothing of notes on what is not theirs', async (role) => {
  const stranger = as(await someone(role))
  for (const entity of entities) {
    const subject = { subjectType: entity, subjectId: (await make(admin, entity)).id }
    await expect(stranger.notes.list(subject), entity).rejects.toMatchObject({ code: 'NOT_FOUND' })
  }
})

describe('what is refused', () => {
  test.each([
    ['text', { text: '' }],
    ['text', { text: ' \n\t' }],
    ['text', { text: 'x'.repeat(20_001) }],
    ['text', { text: 'a\u0000b' }],
    ['text', { text: '\ud800' }],
    ['subjectType', { subjectType: 'users' }],
    ['subjectType', { subjectType: 'notes' }],
    ['subjectId', { subjectId: 'x' }],
    ['createdBy', { createdBy: nobodysId }],
    ['html', { html: '<p>' }],
  ])('a bad %s', async (field, values) => {
    const input = { ...client, text: 'fine', ...values } as Parameters<
      ReturnType<typeof as>['notes']['create']
    >[0]
    await expect(as(admin).notes.create(input)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
      errors: [{ path: field }],
    })
  })

  test('a record that does not exist, or is of another kind', async () => {
    for (const subject of [
      { ...client, subjectId: nobodysId },
      { ...client, subjectType: 'deals' as const },
    ])
      await expect(as(admin).notes.create({ ...subject, text: 'x' })).rejects.toMatchObject({
        code: 'NOT_FOUND',
      })
  })

  test('20,000 characters are not too many', async () => {
    const text = '€'.repeat(20_000)
    expect((await as(admin).notes.create({ ...client, text })).text).toBe(text)
  })
})
