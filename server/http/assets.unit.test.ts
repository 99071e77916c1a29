import fs from 'node:fs'
import { createServer, request, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listening } from '../testing/listening.ts'
import { assetsIn } from './assets.ts'

const script = 'export const one = 1\n'.repeat(100)
const folder = fs.mkdtempSync(path.join(tmpdir(), 'nexo-assets-'))
let server: Server
let url = ''

beforeAll(async () => {
  const chunks = path.join(folder, 'assets/_next/static/chunks')
  fs.mkdirSync(chunks, { recursive: true })
  fs.writeFileSync(path.join(chunks, 'a1.js'), script)
  fs.writeFileSync(path.join(chunks, 'a1.js.gz'), gzipSync(script))
  fs.writeFileSync(path.join(folder, 'secret.js'), 'not for anybody')
  const answer = assetsIn(path.join(folder, 'assets'))
  server = createServer((asked, given) => {
    if (!answer(asked, given)) given.writeHead(418).end()
  })
  url = await listening(server)
})
afterAll(() => {
  server.close()
  fs.rmSync(folder, { recursive: true })
})

/** As it comes over the line: fetch() would unpack it, and tidy the path. */
const ask = (pathname: string, { method = 'GET', headers = {} } = {}) =>
  new Promise<{ status?: number; headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request(url, { method, path: pathname, headers }, async (answer) => {
      const body: Buffer[] = await answer.toArray()
      resolve({ status: answer.statusCode, headers: answer.headers, body: Buffer.concat(body) })
    })
      .on('error', reject)
      .end()
  })

const chunk = '/_next/static/chunks/a1.js'

test('a script comes compressed as it lies there, and is kept for good', async () => {
  const answer = await ask(chunk, { headers: { 'accept-encoding': 'gzip, deflate, br' } })
  expect(answer.status).toBe(200)
  expect(answer.headers).toMatchObject({
    'content-type': 'text/javascript',
    'content-encoding': 'gzip',
    'cache-control': 'public,max-age=31536000,immutable',
    'x-content-type-options': 'nosniff',
    vary: 'Accept-Encoding',
  })
  expect(answer.body.equals(gzipSync(script))).toBe(true)
  expect(gunzipSync(answer.body).toString()).toBe(script)
})

test('who cannot unpack it gets it as it is', async () => {
  const answer = await ask(chunk)
  expect(answer.headers['content-encoding']).toBeUndefined()
  expect(answer.body.toString()).toBe(script)
})

test('who asks for the head gets no body', async () => {
  const answer = await ask(chunk, { method: 'HEAD' })
  expect(answer.headers['content-length']).toBe(String(script.length))
  expect(answer.body).toHaveLength(0)
})

test.each([
  '/_next/static/chunks/b2.js',
  '/_next/static/chunks',
  '/',
  '/../secret.js',
  '/_next/static/%2e%2e/%2e%2e/%2e%2e/secret.js',
  '/%E0%A4%A',
])('%s is left to others', async (pathname) => {
  expect((await ask(pathname)).status).toBe(418)
})

test('nothing but reading is answered', async () => {
  expect((await ask(chunk, { method: 'POST' })).status).toBe(418)
})
