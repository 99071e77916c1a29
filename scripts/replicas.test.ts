import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { type Embedded, embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { startRedis, type TestRedis } from '#server/testing/redis.ts'
import { descendants, launch, runScript } from './testing/launch.ts'
import { startProxy } from './testing/proxy.ts'

/** Three servers on one PostgreSQL and one Redis behind a proxy, as docs/deployment.md sets them up. */
const suite = fs.mkdtempSync(path.join(tmpdir(), 'nexo-replicas-'))
const person = { email: 'admin@example.com', password: 'correct horse battery staple' }
let postgres: Embedded
let redis: TestRedis
let database: pg.Client
let proxy: Awaited<ReturnType<typeof startProxy>>
let servers: Awaited<ReturnType<typeof launch>>[] = []
let shared: Record<string, string>

beforeAll(async () => {
  expect(await runScript(['scripts/build.mjs'], {}).ended).toBe(0)
  const dataDir = path.join(suite, 'postgres')
  postgres = await startEmbedded(dataDir, { settings: { max_connections: '60' } })
  redis = await startRedis()
  const { host, user } = embeddedConnection(dataDir)
  shared = {
    DATABASE_URL: `postgres://${user}@localhost/postgres?host=${encodeURIComponent(host)}`,
    REDIS_URL: redis.url,
    DATA_DIR: path.join(suite, 'shared'),
    LIMIT_SCALE: '1',
    BCRYPT_COST: '10',
  }
  database = new pg.Client(embeddedConnection(dataDir))
  await database.connect()
  // All at once, on an empty database: one migrates, the others wait for it.
  servers = await Promise.all([1, 2, 3].map(() => launch(shared)))
  await Promise.all(servers.map((server) => server.ready()))
  proxy = await startProxy(servers.map(({ port }) => port))
  const { email, password } = person
  const tool = runScript(
    ['scripts/tool.mjs', 'admin', '--email', email, '--username', 'admin', '--full-name', 'The Admin'],
    { ...shared, ADMIN_PASSWORD: password },
  )
  expect([await tool.ended, tool.said.errors]).toEqual([0, ''])
}, 300_000)

afterAll(async () => {
  proxy.close()
  for (const { child } of servers) child.kill('SIGTERM')
  await Promise.all(servers.map(({ ended }) => ended))
  await database.end()
  await redis.remove()
  await postgres.stop()
  fs.rmSync(suite, { recursive: true, force: true })
})

const post = (url: string, body: object, authorization = '') =>
  fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(authorization && { authorization }) },
    body: JSON.stringify(body),
  })

let signIns = 0
const signIn = async (url = proxy.url) => {
  signIns += 1
  const answer = await post(`${url}/api/auth/login`, person)
  expect(answer.status).toBe(200)
  const { access_token } = await answer.json()
  return `Bearer ${access_token}`
}

const profiles = (authorization: string, of = servers) =>
  Promise.all(
    of.map(
      async ({ url }) => (await fetch(`${url}/api/auth/profile`, { headers: { authorization } })).status,
    ),
  )

test('a session of one server is one of all, and ended on one it is ended on all at once', async () => {
  for (const { url } of servers) {
    const authorization = await signIn(url)
    expect(await profiles(authorization)).toEqual([200, 200, 200])
    expect((await post(`${url}/api/auth/logout`, {}, authorization)).status).toBe(204)
    expect(await profiles(authorization)).toEqual([401, 401, 401])
  }
})

test('a job is run by one of them, once', async () => {
  const { rows } = await database.query<{ id: string }>(
    `insert into jobs (id, kind) select gen_random_uuid(), 'limits.clean' from generate_series(1, 30) returning id`,
  )
  const ids = rows.map(({ id }) => id)
  await vi.waitFor(
    async () => {
      const left = await database.query('select 1 from jobs where id = any($1) and finished_at is null', [
        ids,
      ])
      expect(left.rowCount).toBe(0)
    },
    { timeout: 60_000, interval: 100 },
  )
  const again = await database.query('select 1 from jobs where id = any($1) and attempts <> 1', [ids])
  expect(again.rowCount).toBe(0)
  const runs = await Promise.all(
    servers.map(async ({ url }) => {
      const text = await (await fetch(`${url}/api/metrics`)).text()
      return Number(/^nexo_jobs_run_total\{kind="limits.clean",outcome="done"\} (\d+)$/m.exec(text)?.[1] ?? 0)
    }),
  )
  expect(runs.reduce((sum, count) => sum + count, 0)).toBe(30)
})

test('one that is killed under load takes no acknowledged write and no session with it', async () => {
  const authorization = await signIn()
  const acknowledged: string[] = []
  const statuses = new Set<number>()
  let writing = true
  const write = async () => {
    while (writing) {
      const answer = await post(`${proxy.url}/api/crm/clients`, { full_name: 'Somebody' }, authorization)
      statuses.add(answer.status)
      // One whose server died between its first byte and its last is torn: nobody was told which record it made.
      const made = answer.status === 201 && (await answer.json().catch(() => undefined))
      if (made) acknowledged.push(made.id)
    }
  }
  const writers = [1, 2, 3, 4, 5, 6].map(write)
  const until = (count: number) =>
    vi.waitFor(() => expect(acknowledged.length).toBeGreaterThan(count), { timeout: 60_000, interval: 10 })
  await until(60)
  const [doomed] = servers.splice(1, 1)
  if (!doomed) throw new Error('there is nobody to kill')
  const [serverProcess = 0] = descendants(doomed.child)
  process.kill(serverProcess, 'SIGKILL')
  expect(await doomed.ended).toBe(137)
  await until(acknowledged.length + 60)
  writing = false
  await Promise.all(writers)

  // A request that was on its way when it died is a 502, of which nobody was told that it was done.
  expect([...statuses].filter((status) => status !== 201 && status !== 502)).toEqual([])
  const kept = await database.query('select 1 from clients where id = any($1)', [acknowledged])
  expect(kept.rowCount).toBe(acknowledged.length)
  expect(await profiles(authorization)).toEqual([200, 200])
})

test('limits count together: what was tried at one counts at the others', async () => {
  const perAddress = 20
  const tryAt = (server: { url: string } | undefined, name: number) =>
    post(`${server?.url}/api/auth/login`, { email: `nobody-${name}@example.com`, password: 'wrong' })
  const statuses: number[] = []
  for (let at = 0; at < 2 * perAddress; at++) statuses.push((await tryAt(servers[at % 2], at)).status)
  expect(statuses.filter((status) => status === 401)).toHaveLength(perAddress - signIns)
  expect(statuses.slice(perAddress - signIns).every((status) => status === 429)).toBe(true)
})
