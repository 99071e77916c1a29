import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { client } from '../clients/router.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { someone } from '../testing/acting.ts'
import type { Entity } from './entity.ts'
import { listQuery } from './list.ts'

/** Rows enough that a plan which reads the whole table is never the cheaper one. */
const many = 40_000

const records: {
  of: Entity
  fill: ReturnType<typeof sql>
  narrow: Record<string, unknown[]>[]
  search: string
}[] = [
  {
    of: client as unknown as Entity,
    fill: sql`insert into clients (id, full_name, email, status, rating, tags, created_at)
      select gen_random_uuid(), 'Client ' || md5(n::text), 'c' || n || '@example.com', case when n % 500 = 0 then 'lead' else 'active' end,
        case when n % 700 = 0 then 1 else 2 + n % 4 end, case when n % 900 = 0 then '{vip}'::text[] else '{}' end, now() - n * interval '1 minute'
      from generate_series(1, ${many}) n`,
    narrow: [{ status: ['lead'] }, { rating: [1] }, { tags: ['vip'] }],
    search: 'c39999',
  },
]

describe.each(records)('$of.name', ({ of, fill, narrow, search }) => {
  let actor: Actor
  const scope = 'all'

  beforeAll(async () => {
    actor = await someone('admin')
    await db.execute(fill)
    await db.execute(sql`vacuum analyze ${of.table}`)
  })

  const planOf = async (input: Partial<Parameters<typeof listQuery>[1]>) => {
    const { rows } = await db.execute<{ 'QUERY PLAN': string }>(
      sql`explain ${listQuery({ of, scope, actor }, { limit: 25, ...input })}`,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

  test.each(of.sort.flatMap((name) => [name, `-${name}`]))(
    'a list sorted by %s walks an index, on the first page and on later ones',
    async (sort) => {
      const rows = await listQuery({ of, scope, actor }, { limit: 1, sort })
      const last = rows[0]
      const cursor = Buffer.from(JSON.stringify([sort, last?.key, last?.row.id])).toString('base64url')
      for (const plan of [await planOf({ sort }), await planOf({ sort, cursor })]) {
        expect(plan).toContain('Index Scan')
        expect(plan).not.toContain('Seq Scan')
        expect(plan).not.toContain('Sort')
      }
      expect(await planOf({ sort, cursor })).toMatch(/Index Cond: \(ROW/)
    },
  )

  test.each(narrow)('a list filtered by %o reads an index', async (filter) => {
    const plan = await planOf({ filter })
    expect(plan).not.toContain('Seq Scan')
    expect(plan).toContain(`${Object.keys(filter)[0]} `)
  })

  test('a search reads the trigram index, and so does the beginning of a word', async () => {
    for (const typed of [search, `${search} ${search}`]) {
      const plan = await planOf({ search: typed })
      expect(plan).toContain(`${of.name}_search`)
      expect(plan).not.toContain('Seq Scan')
    }
    expect(await planOf({ search: search.slice(0, 2) })).not.toContain('Seq Scan')
  })

  test('the trash is read by an index', async () => {
    expect(await planOf({ archived: true })).not.toContain('Seq Scan')
  })
})
