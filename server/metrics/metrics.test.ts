import { createServer, type Server } from 'node:http'
import { toNodeHandler } from 'srvx/node'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { cache } from '../cache/cache.ts'
import { db, pool } from '../database.ts'
import { env } from '../env.ts'
import { answerApi } from '../http/api-listener.ts'
import { answerFirst, standBeforeNext } from '../http/front.ts'
import { enqueue } from '../jobs/enqueue.ts'
import { startJobs } from '../jobs/worker.ts'
import { listening } from '../testing/listening.ts'
import { signedInAs } from '../testing/signing-in.ts'
import { answerMetrics } from './door.ts'

let server: Server
let url = ''

/** The front as in production; where Next would answer, the door that its route file exports does. */
beforeAll(async () => {
  standBeforeNext()
  answerFirst(answerApi)
  // srvx types it for HTTP/2 too, as if each request were both.
  const next = toNodeHandler(answerMetrics) as (...both: Parameters<typeof answerApi>) => unknown
  server = createServer((asked, answer) => void next(asked, answer))
  url = await listening(server)
})
afterAll(() => void server.close())

const ask = (headers: Record<string, string> = {}) => fetch(`${url}/api/metrics`, { headers })

/** The value of a series, written as Prometheus has it; undefined when there is none. */
const read = async (series: string) => {
  const answer = await ask()
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toContain('text/plain; version=0.0.4')
  const text = await answer.text()
  for (const line of text.trim().split('\n'))
    expect(line).toMatch(/^(# (HELP|TYPE) \w+ .+|\w+(\{\w+="[^"]*"(,\w+="[^"]*")*\})? -?[\d.e+-]+)$/)
  const line = text.split('\n').find((one) => one.startsWith(`${series} `))
  return line === undefined ? undefined : Number(line.slice(series.length + 1))
}

test('without a token only programs on this machine are told, and others find nothing', async () => {
  expect((await ask()).status).toBe(200)
  expect((await ask({ 'x-forwarded-for': '127.0.0.1' })).status).toBe(404)
})

test('with METRICS_TOKEN nobody is told without it, from wherever they ask', async () => {
  Object.assign(env, { METRICS_TOKEN: 'a-token-that-scrapes' })
  try {
    expect((await ask()).status).toBe(401)
    expect((await ask({ authorization: 'Bearer a-token-that-scrapez' })).status).toBe(401)
    const right = { authorization: 'Bearer a-token-that-scrapes', 'x-forwarded-for': '203.0.113.9' }
    expect((await ask(right)).status).toBe(200)
  } finally {
    Object.assign(env, { METRICS_TOKEN: undefined })
  }
})

test('requests are counted by door and status, with the time they took', async () => {
  const { authorization } = await signedInAs('admin')
  const series = 'nexo_http_request_duration_seconds_count{door="rest",status="200"}'
  const before = (await read(series)) ?? 0
  for (let n = 0; n < 3; n++)
    await (await fetch(`${url}/api/crm/clients`, { headers: { authorization } })).text()
  // The last scrape counts itself only when its answer has left.
  await vi.waitFor(async () => expect((await read(series)) ?? 0).toBeGreaterThanOrEqual(before + 4))
  const refused = 'nexo_http_request_duration_seconds_count{door="rest",status="401"}'
  const earlier = (await read(refused)) ?? 0
  await (await fetch(`${url}/api/crm/clients`)).text()
  await vi.waitFor(async () => expect(await read(refused)).toBe(earlier + 1))
  expect(await read('nexo_http_request_duration_seconds_bucket{door="rest",status="401",le="+Inf"}')).toBe(
    earlier + 1,
  )
})

test('a caller who leaves before the answer is counted as 499', async () => {
  const client = await pool.connect()
  const { authorization } = await signedInAs('admin')
  try {
    await client.query('begin; lock table clients in access exclusive mode')
    const leaving = fetch(`${url}/api/crm/clients`, {
      headers: { authorization },
      signal: AbortSignal.timeout(100),
    })
    await expect(leaving).rejects.toThrow()
  } finally {
    await client.query('rollback')
    client.release()
  }
  const series = 'nexo_http_request_duration_seconds_count{door="rest",status="499"}'
  await vi.waitFor(async () => expect(await read(series)).toBe(1))
})

test('the database, the cache, the jobs and the process are told', async () => {
  const misses = 'nexo_cache_lookups_total{outcome="miss"}'
  const before = (await read(misses)) ?? 0
  await cache.get('nobody has written this')
  expect(await read(misses)).toBe(before + 1)

  const queries = (await read('nexo_database_query_duration_seconds_count')) ?? 0
  await db.execute('select 1')
  expect(await read('nexo_database_query_duration_seconds_count')).toBeGreaterThan(queries)

  await enqueue(db, 'limits.clean', {})
  expect(await read('nexo_jobs{state="waiting"}')).toBe(1)
  const worker = startJobs()
  await vi.waitFor(
    async () => expect(await read('nexo_jobs_run_total{kind="limits.clean",outcome="done"}')).toBe(1),
    10_000,
  )
  await worker.stop()
  expect(await read('nexo_jobs{state="waiting"}')).toBe(0)

  expect(await read('nexo_database_up')).toBe(1)
  expect(await read('nexo_database_connections{state="idle"}')).toBeGreaterThan(0)
  expect(await read('process_resident_memory_bytes')).toBeGreaterThan(10e6)
  expect(await read('process_cpu_seconds_total')).toBeGreaterThan(0)
})
