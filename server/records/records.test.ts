import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { auditLog } from '#db/schema/system.ts'
import { scopeOf } from '#domain/access.ts'
import { entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { type Sample, samples } from '../testing/samples.ts'

const nobodysId = '01890000-0000-7000-8000-000000000000'

describe.each(entities)('%s', (entity) => {
  const search = 'Wanda'
  let sample: Sample
  let rename: Record<string, string>
  let admin: Actor
  // Every record answers alike; the loop says so to TypeScript by treating each as the first.
  const of = (actor: Actor | null) => as(actor)[entity] as unknown as ReturnType<typeof as>['clients']
  const input = (values: object) => values as Parameters<ReturnType<typeof of>['create']>[0]

  beforeAll(async () => {
    admin = await someone('admin')
    sample = await samples[entity](admin)
    rename = { [sample.text]: 'Wanda Quill' }
  })

  test('what is created is answered, found and read as it was written', async () => {
    const created = await of(admin).create(input(sample.full))
    expect(created).toMatchObject({ ...sample.full, version: 1, archivedAt: null, createdBy: admin.id })
    expect(await of(admin).get({ id: created.id })).toEqual(created)
    expect(created).not.toHaveProperty('searchText')
    const least = await of(admin).create(input(sample.least))
    const found = await of(admin).list({ filter: sample.filter, sort: '-createdAt', limit: 100 })
    expect(found.items.map((row) => row.id)).toContain(created.id)
    const narrowed = Object.keys(sample.filter).length > 0
    expect(found.items.some((row) => row.id === least.id)).toBe(!narrowed)
  })

  test('a change keeps what it does not name, raises the version and is written into the history', async () => {
    const created = await of(admin).create(input(sample.full))
    const changed = await of(admin).update({ id: created.id, version: 1, ...rename })
    expect(changed).toMatchObject({ ...sample.full, ...rename, version: 2 })
    expect(changed.updatedAt >= created.updatedAt).toBe(true)
    const { items } = await of(admin).history({ id: created.id })
    expect(items.map((line) => line.action)).toEqual([`${entity}.update`, `${entity}.create`])
    const [field = '', after] = Object.entries(rename)[0] ?? []
    expect(items[0]?.changes).toEqual({ [field]: { before: sample.full[field], after } })
    expect(items[0]?.actorName).toBe(admin.fullName)
  })

  test('a change that changes nothing keeps the version and leaves no line', async () => {
    const created = await of(admin).create(input(sample.full))
    expect((await of(admin).update({ id: created.id, ...input(sample.full) })).version).toBe(1)
    expect((await of(admin).history({ id: created.id })).items).toHaveLength(1)
  })

  test('a stale version is a conflict and changes nothing', async () => {
    const { id } = await of(admin).create(input(sample.full))
    await of(admin).update({ id, version: 1, ...rename })
    await expect(of(admin).update({ id, version: 1, ...sample.least })).rejects.toMatchObject({
      code: 'CONFLICT',
      reason: 'version_conflict',
    })
    expect(await of(admin).get({ id })).toMatchObject({ ...rename, version: 2 })
  })

  test('of many changes at once to one version exactly one is taken', async () => {
    const { id } = await of(admin).create(input(sample.full))
    const outcomes = await Promise.allSettled(
      Array.from({ length: 64 }, (_, at) =>
        of(admin).update({
          id,
          version: 1,
          ...Object.fromEntries(Object.keys(rename).map((field) => [field, `Name ${at}`])),
        }),
      ),
    )
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1)
    expect((await of(admin).get({ id })).version).toBe(2)
  })

  test('replacing sets what is not sent back to its default or to nothing', async () => {
    const { id } = await of(admin).create(input(sample.full))
    const fresh = await of(admin).create(input(sample.least))
    const replaced = await of(admin).replace({ id, ...input(sample.least) })
    const fields = Object.keys(sample.full)
    const pick = (row: object) =>
      Object.fromEntries(Object.entries(row).filter(([name]) => fields.includes(name)))
    expect(pick(replaced)).toEqual(pick(fresh))
  })

  test('what is archived is not found until it is restored, and its history stays readable', async () => {
    const { id } = await of(admin).create(input(sample.full))
    await of(admin).archive({ id })
    await expect(of(admin).get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(of(admin).archive({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(of(admin).update({ id, ...rename })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await of(admin).list({ archived: true, limit: 100 })).items.map((row) => row.id)).toContain(id)
    expect((await of(admin).history({ id })).items).toHaveLength(2)
    await of(admin).restore({ id })
    expect(await of(admin).get({ id })).toMatchObject({ id, archivedAt: null, version: 3 })
  })

  test('search finds a word in any case, with or without accents, from its beginning or its middle', async () => {
    const { id } = await of(admin).create(input({ ...sample.least, ...rename }))
    for (const typed of [search, search.toUpperCase(), search.slice(1), search.slice(0, 2), `${search} `]) {
      const { items } = await of(admin).list({ search: typed, limit: 100 })
      expect(
        items.map((row) => row.id),
        typed,
      ).toContain(id)
    }
    expect((await of(admin).list({ search: `${search}zzz` })).items).toEqual([])
    expect((await of(admin).list({ search: '%' })).items).toEqual([])
    expect((await of(admin).list({ search: '_' })).items).toEqual([])
  })

  test('a walk by cursor sees every row once, in order, whatever the sort, while rows of one millisecond abound', async () => {
    const mine = await someone('admin')
    const field = sample.text
    for (let at = 0; at < 57; at++)
      await of(mine).create(input({ ...sample.least, [field]: `Walk ${at % 5}` }))
    for (const sort of [undefined, 'createdAt', '-createdAt', 'updatedAt', '-updatedAt'] as const) {
      const seen: string[] = []
      const order: string[] = []
      for (let cursor: string | null = null, more = true; more; more = cursor !== null) {
        const page = await of(mine).list({ search: 'walk', sort, cursor, limit: 10 })
        seen.push(...page.items.map((row) => row.id))
        order.push(
          ...page.items.map((row) =>
            String(row[sort === 'createdAt' || sort === '-createdAt' ? 'createdAt' : 'updatedAt']),
          ),
        )
        cursor = page.nextCursor
      }
      expect(seen).toHaveLength(57)
      expect(new Set(seen).size).toBe(57)
      if (sort)
        expect(order).toEqual(
          [...order].sort((a, b) => (sort.startsWith('-') ? b.localeCompare(a) : a.localeCompare(b))),
        )
    }
    expect(await of(mine).count({ search: 'walk' })).toEqual({ total: 57, exact: true })
  })

  test('numbered pages hold every row once, and all of them say the same total, even one beyond the last', async () => {
    const mine = await someone('admin')
    for (let at = 0; at < 12; at++)
      await of(mine).create(input({ ...sample.least, [sample.text]: `Leaf ${at % 5}` }))
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => of(mine).page({ search: 'leaf', limit: 5, page })),
    )
    expect(pages.map(({ data, total }) => [data.length, total])).toEqual([
      [5, 12],
      [5, 12],
      [2, 12],
      [0, 12],
    ])
    expect(new Set(pages.flatMap(({ data }) => data.map(({ id }) => id))).size).toBe(12)
    expect(await of(mine).page({ search: 'leaf and nothing else' })).toMatchObject({ data: [], total: 0 })
  })

  test('a cursor that is not ours, or of another sort, is bad input', async () => {
    await of(admin).create(input(sample.least))
    await of(admin).create(input(sample.least))
    const { nextCursor } = await of(admin).list({ sort: 'createdAt', limit: 1 })
    for (const cursor of [
      'nonsense',
      '',
      'W10',
      Buffer.from('["createdAt","x","y"]').toString('base64url'),
      Buffer.from(JSON.stringify(['createdAt', 'x', nobodysId])).toString('base64url'),
    ].filter(Boolean))
      await expect(of(admin).list({ sort: 'createdAt', cursor })).rejects.toMatchObject({
        code: 'BAD_REQUEST',
      })
    await expect(of(admin).list({ sort: '-createdAt', cursor: nextCursor })).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    })
  })

  test('bad values, unknown fields and unstorable text are refused with the field', async () => {
    const refused = async (values: object) =>
      of(admin)
        .create(input(values))
        .then(
          (): string[] => [],
          (error: { code: string; errors?: { path: string }[] }) => {
            expect(error.code).toBe('BAD_REQUEST')
            return error.errors?.map(({ path }) => path.split('.')[0] ?? '') ?? []
          },
        )
    for (const [field, value] of Object.entries(sample.bad))
      expect(await refused({ ...sample.full, [field]: value }), field).toContain(field)
    for (const text of ['a\u0000b', '\ud800', 'x'.repeat(10_000)])
      expect(await refused({ ...sample.full, [sample.text]: text })).toContain(sample.text)
    for (const field of ['id', 'version', 'createdBy', 'searchText', 'userId', 'role', '__proto__x'])
      expect(await refused({ ...sample.full, [field]: nobodysId }), field).toContain(field)
  })

  test('a change to many says of each what became of it, in the order asked, and leaves a line for each', async () => {
    const made = async () => (await of(admin).create(input(sample.full))).id
    const [first, stale, gone, last] = [await made(), await made(), await made(), await made()]
    await of(admin).archive({ id: gone })
    const { results } = await of(admin).bulkUpdate({
      records: [
        { id: last, version: 1 },
        { id: stale, version: 7 },
        { id: gone },
        { id: nobodysId },
        { id: first },
      ],
      patch: rename,
    })
    expect(results).toEqual([
      { id: last, outcome: 'done', version: 2 },
      { id: stale, outcome: 'stale', version: 1 },
      { id: gone, outcome: 'not_found', version: null },
      { id: nobodysId, outcome: 'not_found', version: null },
      { id: first, outcome: 'done', version: 2 },
    ])
    for (const id of [first, last]) {
      expect(await of(admin).get({ id })).toMatchObject({ ...sample.full, ...rename, version: 2 })
      const { items } = await of(admin).history({ id })
      expect(items.map((line) => line.action)).toEqual([`${entity}.update`, `${entity}.create`])
    }
    expect(await of(admin).get({ id: stale })).toMatchObject({ ...sample.full, version: 1 })
    const again = await of(admin).bulkUpdate({ records: [{ id: first }], patch: rename })
    expect(again.results).toEqual([{ id: first, outcome: 'done', version: 2 }])
    expect((await of(admin).history({ id: first })).items).toHaveLength(2)
  })

  test('many take each a change of its own, and a record without one takes what all do', async () => {
    const made = async () => (await of(admin).create(input(sample.full))).id
    const [first, second, stale] = [await made(), await made(), await made()]
    const { results } = await of(admin).bulkUpdate({
      records: [
        { id: first, version: 1, patch: { [sample.text]: 'Wanda One' } },
        { id: second, version: 1 },
        { id: stale, version: 7, patch: { [sample.text]: 'Wanda Three' } },
      ],
      patch: rename,
    })
    expect(results.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'stale'])
    expect(await of(admin).get({ id: first })).toMatchObject({ [sample.text]: 'Wanda One', version: 2 })
    expect(await of(admin).get({ id: second })).toMatchObject({ ...rename, version: 2 })
    const before = sample.full[sample.text]
    expect((await of(admin).history({ id: first })).items[0]?.changes).toEqual({
      [sample.text]: { before, after: 'Wanda One' },
    })
    await expect(
      of(admin).bulkUpdate({ records: [{ id: first, patch: rename }, { id: second }] }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('many go to the trash and come back; what is not there is not found', async () => {
    const ids = [await of(admin).create(input(sample.full)), await of(admin).create(input(sample.least))]
    const records = ids.map(({ id }) => ({ id }))
    const outcomes = ({ results }: { results: { outcome: string }[] }) =>
      results.map(({ outcome }) => outcome)
    expect(outcomes(await of(admin).bulkRestore({ records }))).toEqual(['not_found', 'not_found'])
    expect(outcomes(await of(admin).bulkArchive({ records }))).toEqual(['done', 'done'])
    expect(outcomes(await of(admin).bulkArchive({ records }))).toEqual(['not_found', 'not_found'])
    for (const { id } of ids) await expect(of(admin).get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(outcomes(await of(admin).bulkRestore({ records }))).toEqual(['done', 'done'])
    for (const { id } of ids)
      expect(await of(admin).get({ id })).toMatchObject({ archivedAt: null, version: 3 })
  })

  test('a change to none, to more than 200, to one twice, or of nothing is bad input, and a refused value changes none', async () => {
    const { id } = await of(admin).create(input(sample.full))
    const records = [{ id }]
    const tooMany = Array.from({ length: 201 }, () => ({ id: randomUUID() }))
    for (const bad of [[], tooMany, [{ id }, { id: id.toUpperCase() }]]) {
      await expect(of(admin).bulkArchive({ records: bad })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    }
    await expect(of(admin).bulkUpdate({ records, patch: {} })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
    for (const [field, value] of Object.entries(sample.bad))
      await expect(of(admin).bulkUpdate({ records, patch: { [field]: value } }), field).rejects.toMatchObject(
        {
          code: 'BAD_REQUEST',
        },
      )
    expect((await of(admin).get({ id })).version).toBe(1)
    expect((await of(admin).history({ id })).items).toHaveLength(1)
  })

  test('what does not exist is not found', async () => {
    const api = of(admin)
    for (const attempt of [
      () => api.get({ id: nobodysId }),
      () => api.update({ id: nobodysId, ...rename }),
      () => api.archive({ id: nobodysId }),
      () => api.restore({ id: nobodysId }),
      () => api.history({ id: nobodysId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(api.get({ id: 'nonsense' })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('nobody who is not signed in gets anything', async () => {
    const api = of(null)
    for (const attempt of [
      () => api.list({}),
      () => api.page({}),
      () => api.count({}),
      () => api.get({ id: nobodysId }),
      () => api.create(input(sample.least)),
      () => api.update({ id: nobodysId }),
      () => api.replace({ id: nobodysId, ...input(sample.least) }),
      () => api.archive({ id: nobodysId }),
      () => api.restore({ id: nobodysId }),
      () => api.history({ id: nobodysId }),
      () => api.bulkUpdate({ records: [{ id: nobodysId }], patch: rename }),
      () => api.bulkArchive({ records: [{ id: nobodysId }] }),
      () => api.bulkRestore({ records: [{ id: nobodysId }] }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: 'UNAUTHORIZED' })
  })

  test('a record that a role may not see is absent from its lists, counts, reads, changes and history alike', async () => {
    const { id } = await of(admin).create(input(sample.full))
    for (const role of ['client', 'supplier', 'professional'] as const) {
      const api = of(await someone(role))
      expect((await api.list({})).items).toEqual([])
      expect(await api.page({})).toMatchObject({ data: [], total: 0 })
      expect(await api.count({})).toEqual({ total: 0, exact: true })
      expect((await api.list({ archived: true })).items).toEqual([])
      for (const attempt of [
        () => api.get({ id }),
        () => api.update({ id, ...rename }),
        () => api.archive({ id }),
        () => api.restore({ id }),
        () => api.history({ id }),
      ])
        await expect(attempt()).rejects.toMatchObject({ code: 'NOT_FOUND' })
      await expect(api.create(input(sample.least))).rejects.toMatchObject({ code: 'FORBIDDEN' })
    }
  })

  test('an employee reads everything and changes only what is theirs', async () => {
    const employee = await someone('employee')
    if (scopeOf('employee', entity, 'create') === 'none') {
      const { id } = await of(admin).create(input(sample.full))
      expect((await of(employee).get({ id })).id).toBe(id)
      await expect(of(employee).create(input(sample.full))).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(of(employee).update({ id, ...rename })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      await expect(of(employee).archive({ id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
      return
    }
    const theirs = await of(employee).create(input(sample.full))
    const others = await of(admin).create(input(sample.full))
    expect(await of(employee).get({ id: others.id })).toEqual(others)
    expect((await of(employee).update({ id: theirs.id, ...rename })).version).toBe(2)
    await expect(of(employee).update({ id: others.id, ...rename })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(of(employee).archive({ id: others.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect(await of(admin).get({ id: others.id })).toEqual(others)
    const denied = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, 'access.denied'), eq(auditLog.actorId, employee.id)))
      .orderBy(auditLog.id)
    expect(denied.map((line) => line.changes?.procedure?.after)).toEqual([
      `${entity}.update`,
      `${entity}.archive`,
    ])
  })
})
