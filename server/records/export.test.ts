import { and, desc, eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { auditLog } from '#db/schema/system.ts'
import { entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { answerRest } from '../http/rest-door.ts'
import { appRouter } from '../router.ts'
import { account, password } from '../testing/accounts.ts'
import { as, someone } from '../testing/acting.ts'
import { visitor } from '../testing/caller.ts'
import { make } from '../testing/samples.ts'
import { createCallerFactory } from '../trpc.ts'

const origin = 'http://localhost:3000'
let admin: Actor
let boss: { id: string; cookie: string }

/** Somebody signed in by browser: who they are, and the cookies as their browser sends them. */
const signIn = async (who: Awaited<ReturnType<typeof account>>) => {
  const browser = visitor(createCallerFactory(appRouter))
  await browser.ask((caller) => caller.auth.login({ email: who.email, password }))
  return { id: who.id, cookie: [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ') }
}

const get = (path: string, headers: Record<string, string>, method = 'GET') =>
  answerRest(new Request(origin + path, { method, headers: { 'user-agent': 'test', ...headers } }))
const fetchCsv = async (path: string, { cookie }: { cookie: string } = boss) => {
  const answer = await get(path, { cookie })
  expect(answer.status).toBe(200)
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(await answer.arrayBuffer())
}
/** The cells by column; good for texts without quotes, commas or line breaks. */
const rowsOf = (csv: string) => {
  const [head = '', ...lines] = csv.replace('\ufeff', '').trimEnd().split('\r\n')
  const names = head.split(',')
  return lines.map((line) => Object.fromEntries(line.split(',').map((cell, at) => [names[at], cell])))
}
const lastExport = async (by: string) =>
  (
    await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.actorId, by), eq(auditLog.action, 'clients.export')))
      .orderBy(desc(auditLog.id))
      .limit(1)
  )[0]

beforeAll(async () => {
  admin = await someone('admin')
  boss = await signIn(await account('admin'))
})

test.each(entities)('%s come with all the columns that a list answers, in snake case', async (entity) => {
  const row = await make(admin, entity)
  const csv = await fetchCsv(`/api/crm/${entity}/export?format=csv`)
  expect(csv.startsWith('\ufeff')).toBe(true)
  const head = csv.slice(1, csv.indexOf('\r\n')).split(',')
  const snake = Object.keys(row).map((name) => name.replace(/[A-Z]/g, (one) => `_${one.toLowerCase()}`))
  expect(head).toEqual(snake)
  expect(csv).toContain(row.id)
})

test('it is a file of UTF-8 text that nobody keeps', async () => {
  const { headers } = await get('/api/crm/clients/export', { cookie: boss.cookie })
  expect(headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(headers.get('content-disposition')).toMatch(/^attachment; filename="clients-\d{4}-\d\d-\d\d\.csv"$/)
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
})

test('it holds the rows that are named, of those that the list holds, and says so in the audit log', async () => {
  const made = await Promise.all(
    ['Named A', 'Named B', 'Named C'].map((fullName) => as(admin).clients.create({ fullName })),
  )
  await as(admin).clients.archive({ id: made[2]?.id ?? '' })
  const ids = [made[0]?.id, made[2]?.id]
  const csv = await fetchCsv(`/api/crm/clients/export?id=${ids.join('&id=')}`)
  expect(rowsOf(csv).map(({ full_name }) => full_name)).toEqual(['Named A'])
  expect((await lastExport(boss.id))?.changes).toMatchObject({
    rows: { after: 1 },
    asked: { after: { ids } },
  })
  const many = Array.from({ length: 201 }, () => `id=${made[0]?.id}`).join('&')
  for (const bad of ['id=x', many])
    expect((await get(`/api/crm/clients/export?${bad}`, { cookie: boss.cookie })).status).toBe(400)
})

test('it holds what the list holds: searched, filtered, sorted, without the trash', async () => {
  const names = ['Ärzte Nord', 'arzte süd', 'Ärzte Ost', 'Ärzte West']
  const made = await Promise.all(
    names.map((fullName, at) =>
      as(admin).clients.create({ fullName, rating: at + 1, creditLimit: `${at}.50` }),
    ),
  )
  await as(admin).clients.archive({ id: made[3]?.id ?? '' })
  const path =
    '/api/crm/clients/export?search=ARZTE&rating=1&rating=2&rating=4&sort_by=full_name&sort_order=desc'
  const rows = rowsOf(await fetchCsv(path))
  expect(rows.map((row) => [row.full_name, row.rating, row.credit_limit])).toEqual([
    ['arzte süd', '2', '1.50'],
    ['Ärzte Nord', '1', '0.50'],
  ])
  expect(await lastExport(boss.id)).toMatchObject({
    changes: {
      rows: { after: 2 },
      complete: { after: true },
      asked: { after: { search: 'ARZTE', filter: { rating: [1, 2, 4] } } },
    },
  })
})

test('a formula is shown and not run', async () => {
  await as(admin).clients.create({ fullName: '=cmd|calc', phone: '+34 600', companyName: '@home' })
  const [row] = rowsOf(await fetchCsv('/api/crm/clients/export?search=cmd'))
  expect(row).toMatchObject({ full_name: "'=cmd|calc", phone: "'+34 600", company_name: "'@home" })
})

describe('a long list', () => {
  const many = 1_234

  beforeAll(async () => {
    await db.execute(sql`
      insert into clients (id, full_name, status, tags)
      select gen_random_uuid(), 'Long ' || at % 7, 'lead', '{}' from generate_series(1, ${many}) at`)
  })

  test('comes whole, each row once, whatever it is sorted by', async () => {
    for (const sort of ['full_name', 'created_at']) {
      const rows = rowsOf(await fetchCsv(`/api/crm/clients/export?search=long&sort_by=${sort}`))
      expect(rows).toHaveLength(many)
      expect(new Set(rows.map((row) => row.id)).size).toBe(many)
    }
  })

  test('is not read to its end when the client has gone, which the log says', async () => {
    const answer = await get('/api/crm/clients/export?search=long', { cookie: boss.cookie })
    const reader = answer.body?.getReader()
    await reader?.read()
    await reader?.cancel()
    const line = await lastExport(boss.id)
    expect(line?.changes?.complete?.after).toBe(false)
    expect(Number(line?.changes?.rows?.after)).toBeLessThan(many)
  })
})

describe('who may', () => {
  test('a portal client gets its own row, and nothing of others', async () => {
    const who = await account('client')
    const [mine, other] = [await make(admin, 'clients'), await make(admin, 'clients')]
    await db.update(clients).set({ userId: who.id }).where(eq(clients.id, mine.id))
    const person = await signIn(who)
    const csv = await fetchCsv('/api/crm/clients/export', person)
    expect(csv).toContain(mine.id)
    expect(csv).not.toContain(other.id)
    expect(rowsOf(await fetchCsv('/api/crm/contacts/export', person))).toEqual([])
  })

  test('nobody who is not signed in, and no link on another site', async () => {
    expect((await get('/api/crm/clients/export', {})).status).toBe(401)
    expect(
      (await get('/api/crm/clients/export', { authorization: 'Bearer x', cookie: boss.cookie })).status,
    ).toBe(401)
    const elsewhere = { cookie: boss.cookie, 'sec-fetch-site': 'cross-site' }
    expect((await get('/api/crm/clients/export', elsewhere)).status).toBe(403)
    expect((await get('/api/crm/clients', { cookie: boss.cookie })).status).toBe(401)
  })

  test('a procedure call of a page is told where the file is', async () => {
    await expect(as(admin).clients.export({})).rejects.toMatchObject({ reason: 'download_only' })
  })
})

test('a failure is told before anything is sent', async () => {
  await db.execute(sql`alter table contacts rename to contacts_elsewhere`)
  try {
    const answer = await get('/api/crm/contacts/export', { cookie: boss.cookie })
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, 'application/problem+json'])
  } finally {
    await db.execute(sql`alter table contacts_elsewhere rename to contacts`)
  }
})

test('a HEAD request reads no row', async () => {
  const head = await get('/api/crm/clients/export?search=headless', { cookie: boss.cookie }, 'HEAD')
  expect([head.status, await head.text()]).toEqual([200, ''])
  expect(JSON.stringify(await lastExport(boss.id))).not.toContain('headless')
})

test('Excel files and what a list does not take are bad input', async () => {
  for (const query of ['format=xlsx', 'format=pdf', 'colour=red', 'page=1', 'sort_by=search_text']) {
    const answer = await get(`/api/crm/clients/export?${query}`, { cookie: boss.cookie })
    expect(answer.status, query).toBe(400)
    const body = await answer.text()
    if (query === 'format=xlsx') expect(body).toContain('ask for format=csv')
  }
})
