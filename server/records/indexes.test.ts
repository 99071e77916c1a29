import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { someone } from '../testing/acting.ts'
import { fillMany, rareValues } from '../testing/many.ts'
import { listQuery } from './list.ts'
import { registry } from './registry.ts'

/** Rows enough that a plan which reads the whole table is never the cheaper one; `INDEX_ROWS` asks about more. */
const many = Number(process.env.INDEX_ROWS ?? 10_000)

describe.each(Object.values(registry))('$name', (of) => {
  let actor: Actor
  const scope = 'all'

  beforeAll(async () => {
    actor = await someone('admin')
    await fillMany(of.name, many)
    await db.execute(sql`vacuum analyze ${of.table}`)
  })

  const planOf = async (input: Partial<Parameters<typeof listQuery>[1]>) => {
    const { rows } = await db.execute<{ 'QUERY PLAN': string }>(
      sql`explain ${listQuery({ of, scope, actor }, { limit: 25, ...input })}`,
    )
    return rows.map((row) => row['QUERY PLAN']).join('\n')
  }

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

  test('the trash is read by an index', async () => {
    expect(await planOf({ archived: true })).not.toContain('Seq Scan')
  })
})
