import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { files } from '#db/schema/files.ts'
import { notes } from '#db/schema/notes.ts'
import { auditLog } from '#db/schema/system.ts'
import { entities } from '#domain/entities.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'

const refused = { code: 'CONFLICT', reason: 'in_use' }

describe('the trash', () => {
  test('lists every kind, the newest first, each once, page by page', async () => {
    const admin = await someone('admin')
    const thrown: string[] = []
    for (const entity of [...entities, ...entities]) {
      const { id } = await make(admin, entity)
      await as(admin)[entity].archive({ id })
      thrown.unshift(id)
    }
    const seen: { id: string; type: string; title: string }[] = []
    let cursor: string | null = null
    do {
      const page: Awaited<ReturnType<ReturnType<typeof as>['trash']['list']>> = await as(admin).trash.list({
        limit: 5,
        cursor,
      })
      seen.push(...page.items)
      cursor = page.nextCursor
    } while (cursor)
    expect(seen.map(({ id }) => id)).toEqual(thrown)
    expect(new Set(seen.map(({ type }) => type))).toEqual(new Set(entities))
    expect(seen.find(({ type }) => type === 'clients')?.title).toBe('Édith Muñoz')
  })

  test('shows an employee what they may restore, and portal roles nothing', async () => {
    const [admin, ana] = [await someone('admin'), await someone('employee')]
    const mine = await as(ana).contacts.create({ fullName: 'Mine' })
    const theirs = await as(admin).contacts.create({ fullName: 'Theirs' })
    for (const { id } of [mine, theirs]) await as(admin).contacts.archive({ id })
    const ids = (await as(ana).trash.list({})).items.map(({ id }) => id)
    expect(ids).toContain(mine.id)
    expect(ids).not.toContain(theirs.id)
    for (const role of ['client', 'supplier', 'professional'] as const)
      expect(await as(await someone(role)).trash.list({})).toEqual({ items: [], nextCursor: null })
  })

  test('takes no cursor that is not its own', async () => {
    const admin = await someone('admin')
    await expect(as(admin).trash.list({ cursor: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })
})

describe('deleting for good', () => {
  test.each(entities)('takes %s out of the trash, and leaves the name in the audit log', async (entity) => {
    const admin = await someone('admin')
    const { id } = await make(admin, entity)
    await expect(as(admin)[entity].purge({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await as(admin)[entity].archive({ id })
    await as(admin)[entity].purge({ id })
    await expect(as(admin)[entity].restore({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    const lines = await db.select().from(auditLog).where(eq(auditLog.subjectId, id)).orderBy(auditLog.id)
    const [field] = Object.entries(lines.at(-1)?.changes ?? {})
    expect(lines.at(-1)).toMatchObject({ action: `${entity}.purge`, actorId: admin.id })
    expect(field?.[1]).toMatchObject({ before: expect.stringMatching(/./), after: null })
  })

  test('is for admins: a manager may not', async () => {
    const [admin, manager] = [await someone('admin'), await someone('manager')]
    const { id } = await make(manager, 'clients')
    await as(manager).clients.archive({ id })
    await expect(as(manager).clients.purge({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await as(admin).clients.restore({ id })
  })

  test('is a conflict while others refer to it, which are named, and then keeps everything', async () => {
    const admin = await someone('admin')
    const client = await make(admin, 'clients')
    const contact = await as(admin).contacts.create({ fullName: 'Bo', clientId: client.id })
    await as(admin).notes.create({ subjectType: 'clients', subjectId: client.id, text: 'Kept' })
    await as(admin).clients.archive({ id: client.id })
    const purge = () => as(admin).clients.purge({ id: client.id })
    await expect(purge()).rejects.toMatchObject({
      ...refused,
      errors: [{ path: 'contacts', message: 'in_use' }],
    })
    expect(await db.select().from(notes).where(eq(notes.subjectId, client.id))).toHaveLength(1)
    await as(admin).contacts.archive({ id: contact.id })
    await expect(purge()).rejects.toMatchObject(refused)
    await as(admin).contacts.purge({ id: contact.id })
    await purge()
  })

  test('is a conflict while a task is about it', async () => {
    const admin = await someone('admin')
    const { id } = await make(admin, 'suppliers')
    const task = await as(admin).tasks.create({ title: 'Call', subjectType: 'suppliers', subjectId: id })
    await as(admin).suppliers.archive({ id })
    await expect(as(admin).suppliers.purge({ id })).rejects.toMatchObject(refused)
    await as(admin).tasks.update({ id: task.id, subjectType: null, subjectId: null })
    await as(admin).suppliers.purge({ id })
  })

  test('takes its notes and files with it', async () => {
    const admin = await someone('admin')
    const { id } = await make(admin, 'contacts')
    const subject = { subjectType: 'contacts', subjectId: id } as const
    await as(admin).notes.create({ ...subject, text: 'Gone' })
    await putFile(admin, subject)
    await as(admin).contacts.archive({ id })
    await as(admin).contacts.purge({ id })
    expect(await db.select().from(notes).where(eq(notes.subjectId, id))).toEqual([])
    expect(await db.select().from(files).where(eq(files.subjectId, id))).toEqual([])
  })
})
