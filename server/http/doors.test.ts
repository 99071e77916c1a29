import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { entities } from '#domain/entities.ts'
import { someone } from '../testing/acting.ts'
import { make, type Sample, samples } from '../testing/samples.ts'
import { answerRest } from './rest-door.ts'
import { restRoutes } from './rest-routes.ts'
import { answerTrpc } from './trpc-door.ts'

const origin = 'http://localhost:3000'

const rest = (
  method: string,
  path: string,
  {
    body,
    token,
    headers = {},
  }: { body?: unknown; token?: string | undefined; headers?: Record<string, string> } = {},
) =>
  answerRest(
    new Request(`${origin}${path}`, {
      method,
      headers: {
        'user-agent': 'test',
        'x-nexo-address': '203.0.113.5',
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(token && { authorization: `Bearer ${token}` }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    }),
  )

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  instance: z.string(),
  code: z.string(),
  request_id: z.uuid(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

const problemOf = async (response: Response) => {
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  const parsed = problem.parse(await response.json())
  expect(parsed.status).toBe(response.status)
  return parsed
}

const snakeCase = (values: Record<string, unknown>) => Object(snakeDeep(values))
const snakeDeep = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(snakeDeep)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      snakeDeep(inner),
    ]),
  )
}

const person = {
  email: 'test@example.com',
  password: 'password123',
  username: 'testuser',
  full_name: 'Test User',
}
const signedIn = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  user: z.object({ role: z.string() }),
})
let admin: string
let client: string

beforeAll(async () => {
  const setup = await rest('POST', '/api/auth/setup', {
    body: {
      email: 'boss@example.com',
      username: 'boss',
      full_name: 'The Boss',
      password: 'correct horse battery',
    },
    headers: { 'x-nexo-local': '1' },
  })
  expect(setup.status).toBe(201)
  admin = signedIn.parse(await setup.json()).access_token
  const register = await rest('POST', '/api/auth/register', { body: person })
  expect(register.status).toBe(201)
  const answer = signedIn.parse(await register.json())
  expect(answer.user.role).toBe('client')
  client = answer.access_token
})

describe('REST', () => {
  test('an address that does not exist is a problem, a method that does not is told which do', async () => {
    expect((await problemOf(await rest('GET', '/api/nothing'))).code).toBe('not_found')
    const wrong = await rest('PATCH', '/api/crm/clients', { body: {}, token: admin })
    expect(wrong.status).toBe(405)
    expect(wrong.headers.get('allow')?.split(', ').sort()).toEqual(['GET', 'POST'])
  })

  test('without a token, with a foreign one or with a cookie alone nobody is signed in', async () => {
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer x.y.z' },
      { authorization: 'Basic dTpw' },
      { cookie: `nexo_at=${admin}` },
    ]
    for (const headers of strangers) {
      const answer = await rest('GET', '/api/auth/profile', { headers })
      expect(answer.status).toBe(401)
      expect(answer.headers.get('www-authenticate')).toBe('Bearer')
      expect((await problemOf(answer)).code).toBe('unauthorized')
    }
  })

  test('a body that is no JSON object, too large or of another kind is refused', async () => {
    expect((await problemOf(await rest('POST', '/api/crm/clients', { body: '{', token: admin }))).code).toBe(
      'bad_json',
    )
    expect((await problemOf(await rest('POST', '/api/crm/clients', { body: '[]', token: admin }))).code).toBe(
      'bad_json',
    )
    const form = await rest('POST', '/api/crm/clients', {
      body: 'a=b',
      token: admin,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    })
    expect(form.status).toBe(415)
    const large = await rest('POST', '/api/crm/clients', {
      body: { full_name: 'x'.repeat(300_000) },
      token: admin,
    })
    expect(large.status).toBe(413)
    expect(
      (await rest('POST', '/api/auth/login', { body: { email: 'x'.repeat(20_000), password: 'x' } })).status,
    ).toBe(413)
  })

  test('a role in the registration is refused and makes no user', async () => {
    const sly = { ...person, email: 'sly@example.com', username: 'sly', role: 'admin' }
    const answer = await rest('POST', '/api/auth/register', { body: sly })
    expect(answer.status).toBe(400)
    expect((await problemOf(answer)).errors).toEqual([{ path: 'role', message: 'unknown_key' }])
    expect(
      (await rest('POST', '/api/auth/login', { body: { email: sly.email, password: sly.password } })).status,
    ).toBe(401)
  })

  test('bad input names the field as the caller wrote it', async () => {
    const { full_name: _, ...nameless } = person
    const { errors } = await problemOf(
      await rest('POST', '/api/auth/register', { body: { ...nameless, email: 'x' } }),
    )
    expect(errors?.map(({ path }) => path).sort()).toEqual(['email', 'full_name'])
  })

  describe.each(entities)('%s', (entity) => {
    let sample: Sample
    let rename: Record<string, string>
    const path = `/api/crm/${entity}`

    beforeAll(async () => {
      sample = await samples[entity](await someone('admin'))
      rename = { [sample.text]: 'Wanda Quill' }
    })

    test('are created, listed, changed, replaced, archived and restored, and every answer has its documented shape', async () => {
      const shape = (method: string, at: string) => {
        const route = restRoutes.find(
          (candidate) => candidate.method === method && candidate.path === at.replace('/api', ''),
        )
        if (!route?.answer) throw new Error(`${method} ${at} is not documented`)
        return { parse: (value: unknown) => route.answer?.parse(camelCase(value)) }
      }
      const created = await rest('POST', path, { body: snakeCase(sample.full), token: admin })
      expect(created.status).toBe(201)
      const row = z.looseObject({ id: z.uuid(), version: z.int() }).parse(await created.json())
      shape('POST', path).parse(row)
      expect(row).toMatchObject(snakeCase(sample.full))
      const one = `${path}/${row.id}`
      expect(await (await rest('GET', one, { token: admin })).json()).toEqual(row)

      const list = await rest('GET', `${path}?page=1&limit=5&sort_by=created_at&sort_order=desc`, {
        token: admin,
      })
      const page = z
        .looseObject({
          data: z.array(z.looseObject({ id: z.string() })),
          total: z.int(),
          page: z.literal(1),
          limit: z.literal(5),
        })
        .parse(await list.json())
      shape('GET', path).parse(page)
      expect(page.data[0]).toEqual(row)

      const patched = await rest('PATCH', one, {
        body: { ...snakeCase(rename), version: 1 },
        token: admin,
      })
      expect(await patched.json()).toMatchObject({ ...snakeCase(rename), version: 2 })
      const stale = await rest('PATCH', one, {
        body: { ...snakeCase(rename), version: 1 },
        token: admin,
      })
      expect(stale.status).toBe(409)
      expect((await problemOf(stale)).code).toBe('version_conflict')
      expect((await rest('PUT', one, { body: snakeCase(sample.full), token: admin })).status).toBe(200)

      const history = await rest('GET', `${one}/history`, { token: admin })
      shape('GET', `${path}/{id}/history`).parse(await history.json())
      const timeline = await rest('GET', `${one}/timeline?kind=changes`, { token: admin })
      shape('GET', `${path}/{id}/timeline`).parse(await timeline.json())

      const gone = await rest('DELETE', one, { token: admin })
      expect([gone.status, await gone.text()]).toEqual([204, ''])
      expect((await rest('GET', one, { token: admin })).status).toBe(404)
      expect((await rest('DELETE', one, { token: admin })).status).toBe(404)
      expect((await rest('POST', `${one}/restore`, { token: admin })).status).toBe(200)
      expect((await rest('GET', one, { token: admin })).status).toBe(200)

      const { id } = row
      for (const [verb, patch] of [
        ['bulk-update', { patch: snakeCase(rename) }],
        ['bulk-archive'],
        ['bulk-restore'],
      ] as const) {
        const many = await rest('POST', `${path}/${verb}`, {
          body: { records: [{ id }], ...patch },
          token: admin,
        })
        expect(many.status, verb).toBe(200)
        expect(shape('POST', `${path}/${verb}`).parse(await many.json())).toMatchObject({
          results: [{ id, outcome: 'done' }],
        })
      }
    })

    test('are filtered by query, and unknown columns, filters and pages are bad input', async () => {
      const [name, values = []] = Object.entries(sample.filter)[0] ?? ['archivedAt', []]
      const field = Object.keys(snakeCase({ [name]: 0 }))[0] ?? ''
      if (values.length > 0) {
        await make(await someone('admin'), entity)
        const found = await rest('GET', `${path}?${field}=${values[0]}`, { token: admin })
        expect(found.status).toBe(200)
        const { data } = z
          .object({ data: z.array(z.record(z.string(), z.unknown())) })
          .parse(await found.json())
        expect(data.map((row) => row[field])).toEqual(data.map(() => values[0]))
      }
      for (const query of [
        'sort_by=password',
        'sort_by=search_text',
        'colour=red',
        'page=0',
        'page=x',
        'limit=101',
        'page=101&limit=100',
        `${field}=nonsense`,
        'search=%00',
        'sort_order=up',
      ]) {
        const answer = await rest('GET', `${path}?${query}`, { token: admin })
        expect(answer.status, query).toBe(400)
        expect((await problemOf(answer)).errors?.length, query).toBeGreaterThan(0)
      }
      expect((await rest('GET', `${path}/not-a-uuid`, { token: admin })).status).toBe(400)
    })

    test('are not there for a client without a record', async () => {
      const created = await rest('POST', path, { body: snakeCase(sample.least), token: admin })
      const { id } = z.object({ id: z.string() }).parse(await created.json())
      expect(await (await rest('GET', path, { token: client })).json()).toMatchObject({ data: [], total: 0 })
      expect((await rest('GET', `${path}/${id}`, { token: client })).status).toBe(404)
      expect((await rest('DELETE', `${path}/${id}`, { token: client })).status).toBe(404)
      expect((await rest('POST', path, { body: snakeCase(sample.least), token: client })).status).toBe(403)
    })
  })
})

const camelCase = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(camelCase)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      camelCase(inner),
    ]),
  )
}

describe('the tRPC door', () => {
  const post = (
    headers: Record<string, string>,
    body = '{"email":"test@example.com","password":"password123"}',
    path = 'auth.login',
  ) =>
    answerTrpc(
      new Request(`${origin}/api/trpc/${path}`, {
        method: 'POST',
        body,
        headers: {
          host: 'localhost:3000',
          'user-agent': 'test',
          'x-nexo-address': '203.0.113.6',
          ...headers,
        },
      }),
    )
  const json = { 'content-type': 'application/json' }
  const cookie = { cookie: 'theme=dark' }

  test('a browser that signs in gets cookies and never a token', async () => {
    const answer = await post(json)
    expect(answer.status).toBe(200)
    const text = await answer.text()
    const cookies = answer.headers.getSetCookie()
    expect(cookies.some((set) => /^nexo_at=[^;]+;.*HttpOnly/i.test(set))).toBe(true)
    for (const set of cookies) expect(text).not.toContain(/^[^=]+=([^;]*)/.exec(set)?.[1] || 'unset')
    expect(text).not.toMatch(/token|hash/i)
  })

  test('form posts get 415 before any procedure hears of them', async () => {
    for (const type of [
      'multipart/form-data; boundary=x',
      'application/octet-stream',
      'application/x-www-form-urlencoded',
      'text/plain',
    ])
      expect((await post({ 'content-type': type, ...cookie, origin })).status, type).toBe(415)
  })

  test('a post that carries cookies must come from our own pages', async () => {
    expect((await post({ ...json, ...cookie, origin: 'https://evil.example' })).status).toBe(403)
    expect((await post({ ...json, ...cookie, origin: 'null' })).status).toBe(403)
    expect((await post({ ...json, ...cookie, 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect((await post({ ...json, ...cookie })).status).toBe(403)
    expect((await post({ ...json, ...cookie, origin })).status).toBe(200)
    expect((await post({ ...json, ...cookie, 'sec-fetch-site': 'same-origin' })).status).toBe(200)
  })

  test('a batch holds at most ten calls', async () => {
    const batch = (size: number) => {
      const names = Array.from({ length: size }, () => 'auth.setupState').join(',')
      return answerTrpc(
        new Request(`${origin}/api/trpc/${names}?batch=1&input=${encodeURIComponent('{}')}`, {
          headers: { host: 'localhost:3000' },
        }),
      )
    }
    expect((await batch(10)).status).toBe(200)
    expect((await batch(11)).status).toBe(400)
  })
})
