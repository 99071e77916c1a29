import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { addressHeader, closeFront, localHeader, standBeforeNext } from './front.ts'

const serve = async (slow = 0) => {
  standBeforeNext()
  const server = createServer((request, response) => {
    const seen = { address: request.headers[addressHeader], local: request.headers[localHeader] }
    setTimeout(() => response.end(JSON.stringify(seen)), slow)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return { server, url: `http://127.0.0.1:${address.port}` }
}

test('what a caller writes under our own header names is overwritten', async () => {
  const { server, url } = await serve()
  const forged = { [addressHeader]: '10.9.8.7', [localHeader]: '1', 'x-forwarded-for': '10.9.8.7' }
  const answer = await (await fetch(url, { headers: forged })).json()
  expect(answer).toEqual({ address: '127.0.0.1', local: '0' })
  expect(await (await fetch(url)).json()).toEqual({ address: '127.0.0.1', local: '1' })
  server.close()
})

test('closing lets the request in flight end and takes no other', async () => {
  const { url } = await serve(300)
  const inFlight = fetch(url)
  await new Promise((resolve) => setTimeout(resolve, 100))
  const closed = closeFront(5_000)
  expect((await inFlight).status).toBe(200)
  await closed
  await expect(fetch(url)).rejects.toThrow()
})
