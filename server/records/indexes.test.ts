import { asc, type SQLWrapper, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Entity } from '#domain/entities.ts'
import { exactTotal } from '#domain/list.ts'
import { openTaskStatuses } from '#domain/tasks.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { someone } from '../testing/acting.ts'
import { fillMany, rareValues } from '../testing/many.ts'
import { findsFew } from './found-first.ts'
import { listQuery, walkOf, walkQuery } from './list.ts'
import { conditions, type Narrowing } from './narrow.ts'
import { foundPage } from './page.ts'
import { registry } from './registry.ts'
import { sortKey } from './sort.ts'

/** Rows enough that a plan which reads the whole table is never the cheaper one; `INDEX_ROWS` asks about more. */
const many = Number(process.env.INDEX_ROWS ?? 10_000)

/** What the pages of some lists are sorted by until someone chooses; those of the others by the first of their sorts. */
const pageSort: Partial<Record<Entity, string>> = {
  deals: '-createdAt',
  orders: '-orderNumber',
  tasks: 'dueDate',
}

describe.each(Object.values(registry))('$name', (of) => {
  let actor: Actor
  const scope = 'all'

  beforeAll(async () => {
    actor = await someone('admin')
    await fillMany(of.name, many)
    await db.execute(sql`vacuum analyze ${of.table}`)
  })

  const explained = async (query: SQLWrapper) => {
    const { rows } = await db.execute<{ 'QUERY PLAN': string }>(sql`explain ${query}`)
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }
  const planOf = (input: Partial<Parameters<typeof listQuery>[1]>) =>
    explained(listQuery({ of, scope, actor }, { limit: 25, ...input }))

  test.each([...of.sort, ...(of.sortLast ?? [])].flatMap((name) => [name, `-${name}`]))(
    'sorted by %s walks an index, on the first page and on later ones',
    async (sort) => {
      const [last] = await listQuery({ of, scope, actor }, { limit: 1, sort })
      const cursor = Buffer.from(JSON.stringify([sort, last?.key, last?.row.id])).toString('base64url')
      for (const plan of [await planOf({ sort }), await planOf({ sort, cursor })]) {
        expect(plan).toContain('Index Scan')
        expect(plan).not.toContain('Seq Scan')
        expect(plan).not.toContain('Sort')
      }
      expect(await planOf({ sort, cursor })).toMatch(/Index Cond: \(ROW/)
    },
  )

  test('every filter reads an index', async () => {
    const narrowed = await rareValues(of.name, of.filter)
    // An order has a client here, and no supplier to be found by.
    expect(narrowed.map(([name]) => name)).toEqual(of.filter.filter((name) => name !== 'supplierId'))
    for (const [name, value] of narrowed) {
      const plan = await planOf({ filter: { [name]: [value] }, sort: '-createdAt' })
      expect(plan, name).not.toContain('Seq Scan')
    }
  })

  if (of.filter.includes('status'))
    test('a status, in the order that the page of the list has by itself, walks one index', async () => {
      const [[, status] = []] = await rareValues(of.name, ['status'])
      const sort = pageSort[of.name] ?? of.sort[0]
      const plan = await planOf({ filter: { status: [status] }, sort })
      expect(plan).toMatch(/Index Cond: \(+status/)
      expect(plan).not.toContain('Sort Key')
    })

  if (of.name === 'tasks')
    test('the open ones, by their day, walk one index: those that are done lie before them', async () => {
      const plan = await planOf({ filter: { status: [...openTaskStatuses] }, sort: 'dueDate' })
      expect(plan).toContain('Index Scan using tasks_open_sort')
      expect(plan).not.toMatch(/Sort Key|Filter/)
    })

  test('every span of days or moments reads an index', async () => {
    for (const name of of.between ?? []) {
      // The rows are spread over five years, or over as many minutes; none is closed.
      const from = name.endsWith('At') ? new Date(Date.now() - 3_600_000).toISOString() : '2025-06-01'
      const plan = await planOf({ between: { [name]: { from } }, sort: '-createdAt' })
      expect(plan, name).not.toContain('Seq Scan')
    }
  })

  test('a search reads the trigram index; one or two letters do not read the whole table', async () => {
    for (const typed of [`c${many - 1}`, `c${many - 1} c${many - 1}`]) {
      const plan = await planOf({ search: typed })
      expect(plan).toContain(`${of.name}_search`)
      expect(plan).not.toContain('Seq Scan')
    }
    expect(await planOf({ search: 'c2' })).not.toContain('Seq Scan')
  })

  test('of an address the trigram index is asked for what is before the @, which is in few', async () => {
    const plan = await planOf({ search: `c${many - 1}@example.com` })
    expect(plan).toContain(`${of.name}_search`)
    expect(plan).toContain(`Index Cond: (search_text ~~ '%c${many - 1}@%'::text)`)
  })

  // One row in nine, or where that is more than is counted, one in ninety.
  const search = many / 9 < exactTotal ? 'c1' : 'c12'

  const foundFirst = async (narrowed: Narrowing, sort: string) => {
    const asking = walkOf({ of, scope, actor }, { limit: 25, sort, ...narrowed })
    const few = await findsFew(asking.table, asking.where, narrowed, sort)
    return { few, plan: await explained(walkQuery({ ...asking, few })) }
  }

  test('what a search finds is sorted when it is found, as it may all come last', async () => {
    const { few, plan } = await foundFirst({ search }, of.sort[0])
    expect(few).toBe(true)
    expect(plan).toMatch(/Sort Key/)
    expect(plan).toContain(`${of.name}_search`)
    expect((await foundFirst({}, of.sort[0])).few).toBe(false)
  })

  if (of.filter.includes('tags'))
    test('so is what has a tag: an import may have given it to the oldest', async () => {
      const { few, plan } = await foundFirst({ filter: { tags: ['vip'] } }, '-createdAt')
      expect(few).toBe(true)
      expect(plan).toMatch(/Sort Key/)
      expect(plan).toContain(`${of.name}_tags_index`)
    })

  const [day] = (of.between ?? []).filter((name) => !name.endsWith('At'))
  if (day)
    test('so is what lies in a span of days, but in the order of these days, which is walked', async () => {
      const between = { [day]: { from: '2025-06-01', before: '2025-06-02' } }
      const { few, plan } = await foundFirst({ between }, '-createdAt')
      expect(few).toBe(true)
      expect(plan).toMatch(/Sort Key/)
      expect(plan).not.toMatch(/Seq Scan|_created_at_id_index/)
      const inOrder = await foundFirst({ between }, day)
      expect(inOrder.few).toBe(false)
      expect(inOrder.plan).not.toMatch(/Seq Scan|Sort Key/)
    })

  test('a numbered page of what a search finds, and its total, come from one pass', async () => {
    const where = conditions({ of, scope, actor }, { search })
    const key = sortKey(of.table, of.sort[0])
    const plan = await explained(
      foundPage({ table: of.table, where, key, order: asc, limit: 25, offset: 50 }),
    )
    expect(plan.match(new RegExp(`on ${of.name}_search`, 'g'))).toHaveLength(1)
    expect(plan).toContain(`Index Scan using ${of.name}_pkey`)
    expect(plan).not.toContain('Seq Scan')
  })

  test('the trash is read by an index', async () => {
    expect(await planOf({ archived: true })).not.toContain('Seq Scan')
  })
})
