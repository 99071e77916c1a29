import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { users } from '#db/schema/users.ts'
import { type Resource, scopeOf } from '#domain/access.ts'
import { attachments, type Entity, entities } from '#domain/entities.ts'
import { roles } from '#domain/roles.ts'
import type { Actor } from './context.ts'
import { db } from './database.ts'
import { Download } from './http/download.ts'
import { procedures } from './http/rest-routes.ts'
import { registry } from './records/registry.ts'
import { appRouter } from './router.ts'
import { as, someone } from './testing/acting.ts'
import { putFile } from './testing/files.ts'
import { make, samples } from './testing/samples.ts'
import type { Meta } from './trpc.ts'

const all = Object.entries(procedures(appRouter)).map(([name, procedure]) => ({
  name,
  // Only trpc.ts makes procedures, and all of its makers set meta.
  permission: (procedure._def.meta as Meta | undefined)?.permission,
}))

const textOf = async ({ chunks }: Download) => {
  let text = ''
  for await (const chunk of chunks) text += chunk
  return text
}

/** Calls a procedure by its dotted name, as a program would that knows nothing of types. */
const call = async (actor: Actor | null, name: string, input: unknown) => {
  const found = name
    .split('.')
    .reduce<unknown>(
      (at, part) => (at as Record<string, unknown>)[part],
      as(actor, name.endsWith('.export') ? 'download' : 'browser'),
    )
  try {
    const answer = await (found as (input: unknown) => Promise<unknown>)(input)
    return { code: 'OK', answer: answer instanceof Download ? await textOf(answer) : answer }
  } catch (error) {
    return { code: (error as { code: string }).code, answer: undefined }
  }
}

test('every procedure declares who may call it', () => {
  expect(all.length).toBeGreaterThan(20)
  expect(all.filter(({ permission }) => permission === undefined)).toEqual([])
})

test('the procedures that anyone may call are exactly these', () => {
  const open = all.filter(({ permission }) => permission === 'anyone').map(({ name }) => name)
  expect(open.sort()).toEqual([
    'auth.health',
    'auth.login',
    'auth.logout',
    'auth.refresh',
    'auth.register',
    'auth.setup',
    'auth.setupState',
    'health.status',
  ])
})

test.each(all.filter(({ permission }) => permission !== 'anyone'))(
  '$name refuses whoever is not signed in, before it looks at the input',
  async ({ name }) => {
    for (const input of [undefined, {}, { id: 'x' }])
      expect((await call(null, name, input)).code).toBe('UNAUTHORIZED')
  },
)

/** The procedures that ask the access table about one of these. */
const about = <R extends Resource>(resources: readonly R[]) =>
  all.flatMap(({ name, permission }) => {
    if (typeof permission !== 'object' || !('entity' in permission)) return []
    const resource = resources.find((one) => one === permission.entity)
    return resource ? [{ name, resource, action: permission.action }] : []
  })

test('every right that a procedure asks for is walked below', () => {
  const asking = all.filter(({ permission }) => typeof permission === 'object' && 'entity' in permission)
  expect(about(entities).length + about(attachments).length).toBe(asking.length)
})

const isBulk = ({ name }: { name: string }) => /\.bulk[A-Z]/.test(name)

describe.each(about(entities).filter((one) => !isBulk(one)))(
  '$name',
  ({ name, resource: entity, action }) => {
    test.each(roles)('gives the role %s what the access table says, and no more', async (role) => {
      const owner = await someone('admin')
      const sample = await samples[entity](owner)
      const { id, pipelineId } = await make(owner, entity)
      if (action === 'restore' || action === 'purge') await call(owner, `${entity}.archive`, { id })
      const inputs: Record<string, unknown> = {
        create: sample.least,
        update: { id, [sample.text]: 'Wanda Quill' },
        replace: { id, ...sample.least },
        list: { limit: 100, sort: '-createdAt' },
        page: { limit: 100, sortBy: 'createdAt', sortOrder: 'desc' },
        count: {},
        export: {},
        board: pipelineId ? { pipelineId } : {},
        cards: { column: pipelineId ? 'lost' : 'blocked', ...(pipelineId ? { pipelineId } : {}) },
        move: ['pipelines', 'stages'].includes(entity)
          ? { id, to: 0 }
          : { id, column: pipelineId ? 'won' : 'completed' },
        forecast: { pipelineId },
      }
      // The forecast is about open deals.
      if (name === 'deals.forecast') await call(owner, 'deals.update', { id, status: 'open' })
      const verb = name.split('.')[1] ?? ''
      const { code, answer } = await call(await someone(role), name, verb in inputs ? inputs[verb] : { id })
      const scope = scopeOf(role, entity, action)
      const readable = scopeOf(role, entity, 'read') === 'all'
      if (name === 'deals.board' && !readable) expect(code).toBe('NOT_FOUND')
      else if (verb in { list: 1, page: 1, count: 1, export: 1, board: 1, cards: 1, forecast: 1 }) {
        // Of somebody else's rows a role sees all or none: nothing here is its own.
        expect(code).toBe('OK')
        expect(JSON.stringify(answer).includes(id) || /"total":[1-9]/.test(JSON.stringify(answer))).toBe(
          scope === 'all',
        )
      } else if (scope === 'all' || (scope === 'own' && action === 'create')) expect(code).toBe('OK')
      else if (action === 'create') expect(code).toBe('FORBIDDEN')
      else expect(code).toBe(readable ? 'FORBIDDEN' : 'NOT_FOUND')
    })
  },
)

describe.each(about(entities).filter(isBulk))('$name', ({ name, resource: entity, action }) => {
  const { table } = registry[entity]
  const rowOf = async (id: string) => {
    const [row] = await db.select().from(table).where(eq(table.id, id))
    return row
  }

  test.each(roles)(
    'takes from the role %s what is its own among what is foreign, and no more',
    async (role) => {
      const owner = await someone('admin')
      const actor = await someone(role)
      const sample = await samples[entity](owner)
      const foreign = (await make(owner, entity)).id
      const own = (await make(owner, entity)).id
      // Made by oneself is one's own for staff, and for the portal roles wherever they may see a kind at all by it.
      await db
        .update(table)
        .set({ createdBy: actor.id } as never)
        .where(eq(table.id, own))
      if (action === 'restore')
        await call(owner, `${entity}.bulkArchive`, { records: [{ id: own }, { id: foreign }] })
      const before = await rowOf(foreign)
      const absent = randomUUID()
      const { code, answer } = await call(actor, name, {
        records: [{ id: own }, { id: absent }, { id: foreign }],
        ...(action === 'update' && { patch: { [sample.text]: 'Wanda Quill' } }),
      })
      expect(code).toBe('OK')
      const scope = scopeOf(role, entity, action)
      const sees = scopeOf(role, entity, 'read')
      const outcomeOf = (reads: boolean, mayChange: boolean) =>
        reads ? (mayChange ? 'done' : 'forbidden') : 'not_found'
      const mine = await db.$count(table, and(eq(table.id, own), registry[entity].own(actor)))
      expect(answer).toMatchObject({
        results: [
          {
            id: own,
            outcome: outcomeOf(
              sees === 'all' || (sees === 'own' && mine > 0),
              scope === 'all' || (scope === 'own' && mine > 0),
            ),
          },
          { id: absent, outcome: 'not_found', version: null },
          { id: foreign, outcome: outcomeOf(sees === 'all', scope === 'all') },
        ],
      })
      if (scope === 'all') expect(await rowOf(foreign)).not.toEqual(before)
      else expect(await rowOf(foreign)).toEqual(before)
    },
  )
})

describe('what a record refers to', () => {
  /** Every field of every kind that leads to another record, and the kind that it leads to. */
  const leading = entities.flatMap((entity) =>
    Object.entries(registry[entity].input.shape).flatMap(([field, type]) => {
      const to = type instanceof z.ZodType ? type.meta()?.to : undefined
      return typeof to === 'string' ? [{ entity, field, to }] : []
    }),
  )

  const gone = async (to: string) => {
    const admin = await someone('admin')
    if (to === 'users') {
      const { id } = await someone('employee')
      await db.update(users).set({ archivedAt: new Date().toISOString() }).where(eq(users.id, id))
      return id
    }
    const entity = entities.find((one) => one === to) ?? 'clients'
    const { id } = await make(admin, entity)
    await call(admin, `${entity}.archive`, { id })
    return id
  }

  const refused = async (entity: Entity, change: Record<string, unknown>) => {
    const admin = await someone('admin')
    const { table } = registry[entity]
    const { id } = await make(admin, entity)
    const [before] = await db.select().from(table).where(eq(table.id, id))
    const rows = await db.$count(table)
    const sample = { ...(await samples[entity](admin)).full, ...change }
    const codes = [
      (await call(admin, `${entity}.update`, { id, ...change })).code,
      (await call(admin, `${entity}.replace`, { id, ...sample })).code,
      (await call(admin, `${entity}.bulkUpdate`, { records: [{ id }], patch: change })).code,
    ]
    const since = await db.$count(table)
    codes.push((await call(admin, `${entity}.create`, sample)).code)
    expect(codes).toEqual(Array(4).fill('BAD_REQUEST'))
    expect(await db.$count(table)).toBe(since)
    expect(since).toBeGreaterThanOrEqual(rows)
    expect((await db.select().from(table).where(eq(table.id, id)))[0]).toEqual(before)
  }

  test.each(leading)(
    '$entity: $field is a record that one may see, or nothing is saved',
    async ({ entity, field, to }) => {
      const several = registry[entity].input.shape[field] instanceof z.ZodDefault
      for (const id of [randomUUID(), await gone(to)]) await refused(entity, { [field]: several ? [id] : id })
    },
  )

  test('a task is about a record that one may see', async () => {
    for (const subjectId of [
      randomUUID(),
      await gone('clients'),
      (await make(await someone('admin'), 'deals')).id,
    ])
      await refused('tasks', { subjectType: 'clients', subjectId })
  })

  test('what went to the trash since stays referred to when something else changes', async () => {
    const admin = await someone('admin')
    const task = await make(admin, 'tasks')
    await call(admin, 'clients.archive', { id: task.subjectId })
    expect(
      (await call(admin, 'tasks.update', { ...(await samples.tasks(admin)).least, id: task.id })).code,
    ).toBe('OK')
  })
})

describe.each(all.filter(({ permission }) => typeof permission === 'object' && 'roles' in permission))(
  '$name',
  ({ name, permission }) => {
    const allowed = typeof permission === 'object' && 'roles' in permission ? permission.roles : []
    test.each(roles.filter((role) => !allowed.includes(role)))(
      'refuses the role %s, before it looks at the input',
      async (role) => {
        const actor = await someone(role)
        for (const input of [undefined, {}, { id: actor.id }])
          expect((await call(actor, name, input)).code).toBe('FORBIDDEN')
      },
    )
  },
)

describe.each(about(attachments))('$name', ({ name, resource, action }) => {
  test.each(roles)('gives the role %s what the access table says on a foreign record', async (role) => {
    const owner = await someone('admin')
    const subject = { subjectType: 'clients', subjectId: (await make(owner, 'clients')).id } as const
    const { id } = await {
      notes: () => as(owner).notes.create({ ...subject, text: 'Foreign' }),
      files: () => putFile(owner, subject),
    }[resource]()
    if (action === 'restore') await as(owner)[resource].archive({ id })
    const verb = name.split('.')[1] ?? ''
    const inputs: Record<string, unknown> = {
      list: subject,
      all: {},
      count: subject,
      create: { ...subject, text: 'Mine' },
      update: { id, text: 'Mine' },
      rename: { id, name: 'mine.txt' },
    }
    const { code, answer } = await call(await someone(role), name, inputs[verb] ?? { id })
    const readable = scopeOf(role, 'clients', 'read') === 'all'
    const scope = scopeOf(role, resource, action)
    if (verb === 'all') expect([code, JSON.stringify(answer).includes(id)]).toEqual(['OK', readable])
    else if (action === 'create') expect(code).toBe(scope === 'none' ? 'FORBIDDEN' : 'OK')
    else if (!readable) expect(code).toBe('NOT_FOUND')
    else expect(code).toBe(scope === 'all' ? 'OK' : 'FORBIDDEN')
    if (code === 'OK' && verb !== 'all')
      expect(JSON.stringify(answer)).toMatch(verb === 'count' ? '"total":1' : '"id":')
  })
})
