import { describe, expect, test } from 'vitest'
import { scopeOf } from '#domain/access.ts'
import { roles } from '#domain/roles.ts'
import type { Actor } from './context.ts'
import { procedures } from './http/rest-routes.ts'
import { appRouter } from './router.ts'
import { as, someone } from './testing/acting.ts'
import { make, samples } from './testing/samples.ts'
import type { Meta } from './trpc.ts'

const all = Object.entries(procedures(appRouter)).map(([name, procedure]) => ({
  name,
  // Only trpc.ts makes procedures, and all of its makers set meta.
  permission: (procedure._def.meta as Meta | undefined)?.permission,
}))

/** Calls a procedure by its dotted name, as a program would that knows nothing of types. */
const call = async (actor: Actor | null, name: string, input: unknown) => {
  const found = name
    .split('.')
    .reduce<unknown>((at, part) => (at as Record<string, unknown>)[part], as(actor))
  try {
    return { code: 'OK', answer: await (found as (input: unknown) => Promise<unknown>)(input) }
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

describe.each(all.filter(({ permission }) => typeof permission === 'object' && 'entity' in permission))(
  '$name',
  ({ name, permission }) => {
    test.each(roles)('gives the role %s what the access table says, and no more', async (role) => {
      if (typeof permission !== 'object' || !('entity' in permission)) throw new Error('filtered above')
      const { entity, action } = permission
      const owner = await someone('admin')
      const sample = await samples[entity](owner)
      const { id } = await make(owner, entity)
      if (action === 'restore') await call(owner, `${entity}.archive`, { id })
      const inputs: Record<string, unknown> = {
        create: sample.least,
        update: { id, [sample.text]: 'Wanda Quill' },
        replace: { id, ...sample.least },
        list: { limit: 100, sort: '-createdAt' },
        page: { limit: 100, sortBy: 'createdAt', sortOrder: 'desc' },
        count: {},
      }
      const verb = name.split('.')[1] ?? ''
      const { code, answer } = await call(await someone(role), name, verb in inputs ? inputs[verb] : { id })
      const scope = scopeOf(role, entity, action)
      const readable = scopeOf(role, entity, 'read') === 'all'
      if (verb in { list: 1, page: 1, count: 1 }) {
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
