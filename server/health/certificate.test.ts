import { once } from 'node:events'
import { createServer } from 'node:net'
import tls from 'node:tls'
import { expect, test } from 'vitest'
import { makeCertificate } from '../testing/certificate.ts'
import { certificate } from './certificate.ts'

const hour = 3_600_000
const day = 24 * hour

const portOf = (server: { address(): unknown }) => {
  const address = server.address()
  return address && typeof address === 'object' && 'port' in address ? Number(address.port) : 0
}

/** What is found at an address that shows a certificate which began and ends so many milliseconds from now. */
const foundFor = async (from: number, to: number, name = 'localhost') => {
  const now = Date.now()
  const server = tls.createServer(makeCertificate(name, now + from, now + to), (socket) => socket.end())
  server.on('tlsClientError', () => undefined)
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  try {
    return await certificate(new URL(`https://localhost:${portOf(server)}`))
  } finally {
    server.close()
  }
}

test.each([
  ['of three months in its first', -10 * day, 80 * day + hour, 'ok', 'valid for another 80 days', undefined],
  [
    'of three months in its last days',
    -80 * day,
    10 * day + hour,
    'degraded',
    'valid for another 10 days',
    'certificate_soon',
  ],
  [
    'that lasts for half a day, as Caddy’s own',
    -6 * hour,
    6 * hour,
    'ok',
    'valid for less than a day',
    undefined,
  ],
  ['that has run out', -100 * day, -3 * day - hour, 'degraded', 'ran out 3 days ago', 'certificate_over'],
])('a certificate %s', async (_, from, to, state, detail, adviceCode) => {
  const found = await foundFor(from, to)
  expect([found.state, found.detail, found.adviceCode]).toEqual([state, detail, adviceCode])
  if (adviceCode) expect(found.advice).toMatch(/proxy/)
})

test('where there is none, or none can be seen, that is told with its reason', async () => {
  expect(await certificate(undefined)).toMatchObject({ state: 'ok', detailCode: 'certificate_none' })
  expect(await certificate(new URL('http://crm.lan'))).toMatchObject({ detail: 'none: APP_URL is not https' })
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const port = portOf(server)
  server.close()
  await once(server, 'close')
  expect(await certificate(new URL(`https://127.0.0.1:${port}`))).toEqual({
    state: 'ok',
    detail: 'not looked at: the address does not answer from here (ECONNREFUSED)',
    detailCode: 'certificate_unseen',
    values: { reason: 'ECONNREFUSED' },
  })
})
