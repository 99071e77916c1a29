import { readFile } from 'node:fs/promises'
import { and, eq, isNull, sql } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { contacts } from '#db/schema/contacts.ts'
import { deals } from '#db/schema/deals.ts'
import { importRows, imports } from '#db/schema/imports.ts'
import { auditLog, jobs } from '#db/schema/system.ts'
import { users } from '#db/schema/users.ts'
import type { ImportKind } from '#domain/entities.ts'
import type { Import, ImportMapping } from '#domain/imports.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { Download } from '../http/download.ts'
import { handlers } from '../jobs/handlers.ts'
import { kinds } from '../jobs/kinds.ts'
import { as, someone } from '../testing/acting.ts'
import { cleanImports } from './clean-up.ts'
import { keepRows } from './keep-rows.ts'

const sample = (name: string) => readFile(new URL(`./samples/${name}.csv`, import.meta.url))
const bring = (of: ImportKind, bytes: Uint8Array | string, by: Actor = admin) =>
  keepRows(by, { of, name: 'people.csv' }, typeof bytes === 'string' ? Buffer.from(bytes) : bytes)

const run = { signal: new AbortController().signal, attempt: 1 }

/** What the job that was added for an import was told; it is no worker's any more. */
const payloadOf = async (kind: 'imports.run' | 'imports.undo', id: string) => {
  const [job] = await db
    .delete(jobs)
    .where(and(eq(jobs.kind, kind), sql`${jobs.payload} ->> 'id' = ${id}`))
    .returning({ payload: jobs.payload })
  return kinds[kind].payload.parse(job?.payload)
}

/** Does the work that was added for an import, as the worker would. */
const work = async (kind: 'imports.run' | 'imports.undo', id: string) =>
  handlers[kind](await payloadOf(kind, id), run)

/** Begins an import as it was guessed, or otherwise, and has it done. */
const done = async (one: Import, mapping: Partial<ImportMapping> = {}, by: Actor = admin) => {
  await as(by).imports.start({ id: one.id, mapping: { ...one.mapping, ...mapping } })
  await work('imports.run', one.id)
  return as(by).imports.get({ id: one.id })
}

const rowsOf = async (id: string, by: Actor = admin) => (await as(by).imports.rows({ id, limit: 100 })).items

const named = (name: string) => db.select().from(clients).where(eq(clients.fullName, name))

let admin: Actor
beforeAll(async () => {
  admin = await someone('admin')
  const pipeline = await as(admin).pipelines.create({ name: 'Sales', position: 1 })
  for (const [position, name] of [
    'Lead In',
    'Contact Made',
    'Demo Scheduled',
    'Negotiations Started',
  ].entries())
    await as(admin).stages.create({ name, position, pipelineId: pipeline.id, probability: 10 })
})
// A test that counts what was added must find nothing of another.
beforeEach(async () => {
  await db.delete(deals)
  await db.delete(contacts)
  await db.delete(clients)
})

describe('what other programs export is understood without a word', () => {
  test.each([
    ['hubspot-companies', 'clients', 10],
    ['hubspot-contacts', 'contacts', 20],
    ['pipedrive-people', 'contacts', 20],
    ['google-contacts', 'contacts', 20],
    ['salesforce-report-contacts', 'contacts', 20],
    ['hubspot-contacts', 'clients', 20],
    ['pipedrive-deals', 'deals', 20],
    ['hubspot-deals', 'deals', 20],
  ] as const)('%s as %s', async (file, of, rows) => {
    const one = await bring(of, await sample(file))
    expect(one).toMatchObject({ of, state: 'draft', total: rows })
    const after = await done(one, { twins: 'add' })
    expect(await rowsOf(one.id).then((all) => all.filter(({ outcome }) => outcome === 'failed'))).toEqual([])
    expect(after).toMatchObject({ state: 'done', added: rows, failed: 0 })
  })

  test('people come with their names put together, and with the client that they are at', async () => {
    await done(await bring('clients', await sample('hubspot-companies')))
    await done(await bring('contacts', await sample('hubspot-contacts')))
    const [email] = (await sample('hubspot-contacts')).toString().match(/emile\S+@[^,]+/) ?? []
    const [emile] = await db
      .select()
      .from(contacts)
      .where(eq(contacts.email, String(email)))
    const [acme] = await named('Acme "Tools" GmbH')
    expect(emile).toMatchObject({
      fullName: 'Émile Müller',
      jobTitle: 'Head of Sales',
      phone: '+49 30 1000000',
      clientId: acme?.id,
    })
  })

  test('a deal is won, lost or open as its file says, with its amount and its day', async () => {
    await done(await bring('deals', await sample('pipedrive-deals')))
    const [first] = await db.select().from(deals).where(eq(deals.title, 'Renewal 1'))
    expect(first).toMatchObject({
      value: '511.00',
      currency: 'EUR',
      status: 'open',
      probability: 40,
      expectedCloseDate: '2026-02-02',
    })
  })
})

test('of a messy file the good rows are added, and each other says what is wrong with it', async () => {
  const one = await bring('clients', await sample('messy'))
  expect(one.mapping).toMatchObject({
    columns: ['fullName', 'email', 'companyName', 'phone', 'creditLimit', 'status'],
    decimals: 'comma',
  })
  const after = await done(one)
  expect(after).toMatchObject({ total: 10, added: 3, skipped: 1, failed: 6 })
  const rows = await rowsOf(one.id)
  expect(rows.map(({ line, outcome, errors }) => [line, outcome, errors.map(Object.values)])).toEqual([
    [2, 'added', []],
    [3, 'added', []],
    [4, 'failed', [['email', 'email']]],
    [5, 'failed', [['creditLimit', 'negative']]],
    [6, 'added', []],
    [7, 'skipped', []],
    [8, 'failed', [['fullName', 'required']]],
    [9, 'failed', [['status', 'not_an_option']]],
    [10, 'failed', [['creditLimit', expect.any(String)]]],
    [11, 'failed', [['fullName', 'unstorable_text']]],
  ])
  expect((await named('Fine Person'))[0]).toMatchObject({ creditLimit: '1234.56', phone: '+49 30 1' })
})

test('what was refused comes back as a file that can be mended and brought again', async () => {
  const one = await bring('clients', await sample('messy'))
  await done(one)
  await expect(as(admin).imports.failed({ id: one.id })).rejects.toMatchObject({ reason: 'download_only' })
  const file = await as(admin, 'download').imports.failed({ id: one.id })
  let text = ''
  if (file instanceof Download) for await (const chunk of file.chunks) text += chunk
  expect(text).toContain('Bad mail,not-an-address,X,,,,email: email\r\n')
  const again = await bring('clients', text.replace('not-an-address', 'mended@example.com'))
  expect(await done(again)).toMatchObject({ total: 6, added: 1, failed: 5 })
  expect((await named('Bad mail'))[0]).toMatchObject({ email: 'mended@example.com' })
})

test('an export comes back as it was, what a spreadsheet would run and all', async () => {
  const client = await as(admin).clients.create({
    fullName: 'Round Trip',
    companyName: '=SUM(A1)',
    phone: '+34 600',
    tags: ['vip', 'print'],
    creditLimit: '5.50',
    status: 'active',
  })
  const file = await as(admin, 'download').clients.export({ id: [client.id] })
  let text = ''
  if (file instanceof Download) for await (const chunk of file.chunks) text += chunk
  await db.delete(clients)
  const one = await bring('clients', text)
  expect(await done(one)).toMatchObject({ added: 1 })
  expect((await named('Round Trip'))[0]).toMatchObject({
    companyName: '=SUM(A1)',
    phone: '+34 600',
    tags: ['vip', 'print'],
    creditLimit: '5.50',
    status: 'active',
  })
})

describe('a row whose e-mail address is there already', () => {
  const file = 'name,email,phone\nNew name,TWIN@example.com,1\n'
  const twin = () => as(admin).clients.create({ fullName: 'Old name', email: 'twin@example.com' })

  test('is skipped, and leads to the record that has it', async () => {
    const { id } = await twin()
    const one = await bring('clients', file)
    expect(await done(one)).toMatchObject({ added: 0, skipped: 1 })
    expect(await rowsOf(one.id)).toMatchObject([{ outcome: 'skipped', recordId: id }])
    expect(await named('New name')).toEqual([])
  })
  test('changes that record, in what the file has and nothing else', async () => {
    const { id } = await twin()
    await as(admin).clients.update({ id, status: 'active' })
    expect(await done(await bring('clients', file), { twins: 'update' })).toMatchObject({ updated: 1 })
    expect((await named('New name'))[0]).toMatchObject({ id, phone: '1', status: 'active' })
  })
  test('is added all the same', async () => {
    await twin()
    expect(await done(await bring('clients', file), { twins: 'add' })).toMatchObject({ added: 1 })
  })
  test('is refused where it would change what the person may not change', async () => {
    await twin()
    const employee = await someone('employee')
    const one = await bring('clients', file, employee)
    expect(await done(one, { twins: 'update' }, employee)).toMatchObject({ updated: 0, failed: 1 })
    expect(await rowsOf(one.id, employee)).toMatchObject([{ errors: [{ path: '', message: 'forbidden' }] }])
  })
})

describe('a name that leads nowhere', () => {
  const file = 'name,company\nIda,Nowhere Ltd\nJan,nowhere ltd\n'

  test('is refused with its field', async () => {
    const one = await bring('contacts', file)
    expect(await done(one, { missing: 'refuse' })).toMatchObject({ failed: 2 })
    expect(await rowsOf(one.id)).toMatchObject([
      { errors: [{ path: 'clientId', message: 'no_such_record' }] },
      { errors: [{ path: 'clientId', message: 'no_such_record' }] },
    ])
  })
  test('is left out', async () => {
    expect(await done(await bring('contacts', file), { missing: 'leave' })).toMatchObject({ added: 2 })
    expect(await db.select().from(contacts).where(isNull(contacts.clientId))).toHaveLength(2)
  })
  test('becomes one client, and none for a row that is refused for something else', async () => {
    const one = await bring('contacts', `${file}${'x'.repeat(201)},Never Ltd\n`)
    expect(one.mapping.missing).toBe('add')
    expect(await done(one)).toMatchObject({ added: 2, failed: 1 })
    expect(await named('Nowhere Ltd')).toHaveLength(1)
    expect(await named('Never Ltd')).toEqual([])
  })
  test('that leads to two is refused too, or left out', async () => {
    for (let n = 0; n < 2; n++) await as(admin).clients.create({ fullName: 'Twice' })
    const one = await bring('contacts', 'name,company\nIda,Twice\n')
    expect(await done(one)).toMatchObject({ failed: 1 })
    expect(await rowsOf(one.id)).toMatchObject([{ errors: [{ path: 'clientId', message: 'ambiguous' }] }])
    await as(admin).imports.reopen({ id: one.id })
    expect(await done(one, { missing: 'leave' })).toMatchObject({ added: 1, failed: 0 })
    expect(await db.select().from(contacts)).toMatchObject([{ fullName: 'Ida', clientId: null }])
  })
})

test('what a row refers to is named by name, number, e-mail address or company, whatever the case', async () => {
  const { id, clientCode } = await as(admin).clients.create({
    fullName: 'Ana Ibáñez',
    companyName: 'Café Central',
    email: 'ana@cafe.example',
  })
  const names = ['ana ibanez', clientCode.toLowerCase(), 'ANA@cafe.example', 'CAFE CENTRAL', id]
  const one = await bring('contacts', `name,company\n${names.map((name) => `X,${name}`).join('\n')}\n`)
  expect(await done(one)).toMatchObject({ added: names.length })
  expect(await db.$count(contacts, eq(contacts.clientId, id))).toBe(names.length)
})

describe('a run', () => {
  const many = `name\n${Array.from({ length: 1_000 }, (_, n) => `Person ${n}`).join('\n')}\n`

  test('goes on where its process was stopped, and adds nothing twice', async () => {
    const one = await bring('clients', many)
    await as(admin).imports.start({ id: one.id, mapping: one.mapping })
    const stop = new AbortController()
    const payload = await payloadOf('imports.run', one.id)
    const stopped = handlers['imports.run'](payload, { ...run, signal: stop.signal })
    await expect.poll(async () => (await as(admin).imports.get({ id: one.id })).added).toBeGreaterThan(0)
    stop.abort()
    await expect(stopped).rejects.toThrow()
    const half = await as(admin).imports.get({ id: one.id })
    expect(half.state).toBe('running')
    expect(half.added).toBeLessThan(1_000)
    await handlers['imports.run'](payload, run)
    expect(await as(admin).imports.get({ id: one.id })).toMatchObject({ state: 'done', added: 1_000 })
    expect(await db.$count(clients)).toBe(1_000)
  })

  test('that two processes take at once adds each row once', async () => {
    const one = await bring('clients', many)
    await as(admin).imports.start({ id: one.id, mapping: one.mapping })
    const payload = await payloadOf('imports.run', one.id)
    await Promise.all([handlers['imports.run'](payload, run), handlers['imports.run'](payload, run)])
    expect(await as(admin).imports.get({ id: one.id })).toMatchObject({ state: 'done', added: 1_000 })
    expect(await db.$count(clients)).toBe(1_000)
  })

  test('is cancelled between two rows; the rest can be tried later', async () => {
    const one = await bring('clients', many)
    await as(admin).imports.start({ id: one.id, mapping: one.mapping })
    await as(admin).imports.cancel({ id: one.id })
    await work('imports.run', one.id)
    expect(await as(admin).imports.get({ id: one.id })).toMatchObject({ state: 'cancelled', added: 0 })
    expect(await db.$count(clients)).toBe(0)
    await expect(as(admin).imports.cancel({ id: one.id })).rejects.toMatchObject({ reason: 'wrong_state' })
    await as(admin).imports.reopen({ id: one.id })
    expect(await done(one)).toMatchObject({ state: 'done', added: 1_000 })
  })

  test('of somebody who was suspended meanwhile adds nothing', async () => {
    const employee = await someone('employee')
    const one = await bring('clients', many, employee)
    await as(employee).imports.start({ id: one.id, mapping: one.mapping })
    await db.update(users).set({ status: 'suspended' }).where(eq(users.id, employee.id))
    await work('imports.run', one.id)
    expect(await as(admin).imports.get({ id: one.id })).toMatchObject({ state: 'cancelled', added: 0 })
  })

  test('says of each record in the audit log who brought it, in which request', async () => {
    const one = await bring('clients', 'name\nAudited\n')
    await done(one)
    const [client] = await named('Audited')
    const [line] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.subjectId, String(client?.id)), eq(auditLog.action, 'clients.create')))
    expect(line).toMatchObject({ actorId: admin.id, ip: '203.0.113.9' })
    const [begun] = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, 'imports.start'), eq(auditLog.requestId, String(line?.requestId))))
    expect(begun?.changes).toMatchObject({ file: { after: 'people.csv' }, rows: { after: 1 } })
  })
})

describe('undo', () => {
  test('moves to the trash what was added, and leaves what was worked on since', async () => {
    const one = await bring('clients', 'name\nStays\nGoes\nWent\n')
    await done(one)
    const [stays] = await named('Stays')
    const [went] = await named('Went')
    await as(admin).clients.update({ id: String(stays?.id), status: 'active' })
    await as(admin).clients.archive({ id: String(went?.id) })
    await as(admin).imports.undo({ id: one.id })
    await work('imports.undo', one.id)
    expect(await as(admin).imports.get({ id: one.id })).toMatchObject({
      state: 'undone',
      added: 1,
      undone: 2,
    })
    expect(
      await as(admin)
        .clients.list({})
        .then(({ items }) => items.map((row) => row.fullName)),
    ).toEqual(['Stays'])
    await expect(as(admin).imports.undo({ id: one.id })).rejects.toMatchObject({ reason: 'wrong_state' })
  })
})

describe('what is refused before anything is added', () => {
  test.each([
    ['a picture', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), 'not_csv'],
    ['an Excel file', Buffer.from('504b0304140006000800', 'hex'), 'not_csv'],
    ['cards', Buffer.from('BEGIN:VCARD\r\nVERSION:3.0\r\n'), 'not_csv'],
    ['a page', Buffer.from('<!doctype html><p>'), 'not_csv'],
    ['nothing', Buffer.from(''), 'empty_file'],
    ['a header alone', Buffer.from('name,email\n\n ,\n'), 'empty_file'],
    ['a quote that never ends', Buffer.from(`name\n"${'x\n'.repeat(600_000)}`), 'bad_csv'],
    ['too many columns', Buffer.from(`${'a,'.repeat(100)}a\n1\n`), 'too_many_columns'],
    ['too many rows', Buffer.from(`name\n${'x\n'.repeat(50_001)}`), 'too_many_rows'],
  ])('%s', async (_, bytes, reason) => {
    const before = await db.$count(imports)
    await expect(bring('clients', bytes)).rejects.toMatchObject({ reason })
    expect(await db.$count(imports)).toBe(before)
  })

  test('columns that are no fields, or of which a needed one is missing', async () => {
    const { id } = await bring('clients', 'a,b\n1,2\n')
    const start = (columns: (string | null)[]) => as(admin).imports.start({ id, mapping: { columns } })
    await expect(start([null, null])).rejects.toMatchObject({
      errors: [{ path: 'fullName', message: 'required' }],
    })
    await expect(start(['fullName', 'clientCode'])).rejects.toMatchObject({
      errors: [{ path: 'mapping.columns.1', message: 'not_an_option' }],
    })
    await expect(start(['fullName'])).rejects.toMatchObject({
      errors: [{ path: 'mapping.columns', message: 'wrong_length' }],
    })
    expect(await as(admin).imports.get({ id })).toMatchObject({ state: 'draft' })
  })
})

describe('rights', () => {
  test('a file is seen by whoever brought it and by admins, and by nobody else', async () => {
    const [ana, bo, manager, client] = await Promise.all(
      (['employee', 'employee', 'manager', 'client'] as const).map(someone),
    )
    if (!ana || !bo || !manager || !client) throw new Error('somebody is missing')
    const { id } = await bring('clients', 'name\nX\n', ana)
    expect(await as(ana).imports.get({ id })).toMatchObject({ createdBy: { id: ana.id } })
    expect((await as(admin).imports.list({})).items.map((one) => one.id)).toContain(id)
    for (const other of [bo, manager]) {
      expect((await as(other).imports.list({})).items).toEqual([])
      for (const ask of ['get', 'rows', 'cancel', 'reopen', 'undo'] as const)
        await expect(as(other).imports[ask]({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    }
    await expect(as(client).imports.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' })
  })
  test('who may not add such records cannot begin', async () => {
    const employee = await someone('employee')
    const one = await bring('employees', 'name,position\nX,Y\n', employee)
    await expect(as(employee).imports.start({ id: one.id, mapping: one.mapping })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

describe('reading', () => {
  const columnsOf = async (bytes: Uint8Array | string) => {
    const { columns, samples } = await bring('clients', bytes)
    return [columns, ...samples]
  }
  test.each([
    ['semicolons', 'name;email\nÉdith;e@x.y\n'],
    ['tabs', 'name\temail\nÉdith\te@x.y\n'],
    ['a mark at the beginning', '\ufeffname,email\nÉdith,e@x.y\n'],
    ['the line ends of an old Mac', 'name,email\rÉdith,e@x.y\r'],
    ['quotes', '"name","email"\r\n"Édith","e@x.y"\r\n'],
    ['blank rows and blanks around', '\n name , email \n\n Édith , e@x.y \n,\n'],
  ])('%s', async (_, text) => {
    expect(await columnsOf(text)).toEqual([
      ['name', 'email'],
      ['Édith', 'e@x.y'],
    ])
  })
  test('the code page of Windows, and what Excel calls Unicode', async () => {
    const text = 'name;email\nÉdith;e@x.y\n'
    for (const bytes of [Buffer.from(text, 'latin1'), Buffer.from(`\ufeff${text}`, 'utf16le')])
      expect(await columnsOf(bytes)).toEqual([
        ['name', 'email'],
        ['Édith', 'e@x.y'],
      ])
  })
  test('rows are pages of a walk', async () => {
    const { id } = await bring('clients', `name\n${'x\n'.repeat(60)}`)
    const first = await as(admin).imports.rows({ id, limit: 50 })
    const second = await as(admin).imports.rows({ id, limit: 50, cursor: first.nextCursor })
    expect([...first.items, ...second.items].map(({ line }) => line)).toEqual(
      Array.from({ length: 60 }, (_, n) => n + 2),
    )
    expect(second.nextCursor).toBeNull()
  })
})

test('files that nobody began to import go after a day, ended ones after a month, with their rows', async () => {
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()
  const [old, young, ended] = [
    await bring('clients', 'name\nx\n'),
    await bring('clients', 'name\nx\n'),
    await bring('clients', 'name\nx\n'),
  ]
  await done(ended)
  await db
    .update(imports)
    .set({ createdAt: ago(2) })
    .where(eq(imports.id, old.id))
  await db
    .update(imports)
    .set({ finishedAt: ago(31) })
    .where(eq(imports.id, ended.id))
  await cleanImports()
  expect(await as(admin).imports.get({ id: young.id })).toMatchObject({ state: 'draft' })
  for (const { id } of [old, ended]) {
    await expect(as(admin).imports.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await db.$count(importRows, eq(importRows.importId, id))).toBe(0)
  }
})
