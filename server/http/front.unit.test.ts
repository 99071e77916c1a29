import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import { addressHeader, answerFirst, closeFront, localHeader, standBeforeNext } from './front.ts'

const serve = async (slow = 0) => {
  standBeforeNext()
  const server = createServer((request, response) => {
    const raw = request.rawHeaders
    const sent = raw.filter((_, at) => at % 2 === 1 && raw[at - 1]?.toLowerCase() === addressHeader)
    const seen = { address: request.headers[addressHeader], local: request.headers[localHeader], sent }
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
  expect(answer).toEqual({ address: '127.0.0.1', local: '0', sent: ['127.0.0.1'] })
  expect(await (await fetch(url)).json()).toMatchObject({ address: '127.0.0.1', local: '1' })
  server.close()
})

test('who is to be asked first answers what is theirs, and leaves the rest', async () => {
  const { server, url } = await serve()
  answerFirst((request, response) => {
    if (request.url !== '/mine') return false
    response.end('"first"')
    return true
  })
  expect(await (await fetch(`${url}/mine`)).json()).toBe('first')
  expect(await (await fetch(`${url}/other`)).json()).toMatchObject({ address: '127.0.0.1' })
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
