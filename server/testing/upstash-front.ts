import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { Redis } from 'ioredis'
import { z } from 'zod'

const command = z.array(z.union([z.string(), z.number()])).min(1)
const batch = z.array(command)

/** Upstash sends every string as base64, but the literal OK. */
const encoded = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(encoded)
  return typeof value === 'string' && value !== 'OK' ? Buffer.from(value).toString('base64') : value
}

/** What Upstash puts before its databases: commands as JSON over HTTP, here in front of a Redis of our own. */
export const startUpstashFront = async (redisUrl: string, token: string) => {
  const redis = new Redis(redisUrl, { enableOfflineQueue: false, maxRetriesPerRequest: 0 })
  redis.on('error', () => undefined)
  const run = ([name, ...args]: z.output<typeof command>) =>
    redis.call(String(name), ...args).then(
      (result) => ({ result: encoded(result) }),
      (error: Error) => ({ error: error.message }),
    )
  const server = http.createServer(async (request, response) => {
    const answer = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    if (request.headers.authorization !== `Bearer ${token}`) return answer(401, { error: 'Unauthorized' })
    const body = await json(request)
    if (request.url !== '/') return answer(200, await Promise.all(batch.parse(body).map(run)))
    const one = await run(command.parse(body))
    return answer('error' in one ? 400 : 200, one)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  // A TCP server that listens has an AddressInfo, not a pipe's name.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      redis.disconnect()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
