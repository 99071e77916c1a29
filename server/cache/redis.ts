import type { Redis } from 'ioredis'
import type { Cache } from './cache.ts'
import { countScript, fenceSeconds } from './fence.ts'

/** `run` names the life of the server at the other end; undefined until it is known, and again when it is lost. */
export type RedisClient = { client: Redis; run: () => string | undefined }

/**
 * A connection that never makes a caller wait for a server that is not there: ioredis would queue commands, send them
 * again and keep them for ever. Starts connecting, and connects again by itself.
 */
export const connectRedis = async (url: string): Promise<RedisClient> => {
  const { Redis } = await import('ioredis') // 6 MB of memory that an instance without Redis is spared
  const client = new Redis(url, {
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    autoResendUnfulfilledCommands: false,
    connectTimeout: 500,
    commandTimeout: 80,
    socketTimeout: 2_000, // a server that vanished without a word: the kernel would go on waiting for a quarter of an hour
    retryStrategy: (times) => Math.min(times * 100, 2_000),
  })
  // Without a listener the first lost connection would end the process. What is wrong is told by the calls that fail.
  client.on('error', () => undefined)
  let run: string | undefined
  client.on('close', () => {
    run = undefined
  })
  // Commands are answered in order, so `run` is known before any answer that is to be compared with it.
  client.on('ready', () =>
    client.info('server').then(
      (info) => {
        run = /run_id:(\w{12})/.exec(info)?.[1] ?? 'unknown'
      },
      // Refused by its access list, or no answer at all.
      (error: Error) => {
        if (error.name === 'ReplyError') run = 'unknown'
        else client.disconnect(true)
      },
    ),
  )
  return { client, run: () => run }
}

/**
 * The cache in a Redis or Valkey over TCP, without the breaker.
 *
 * A Redis that crashes comes back with its last snapshot, in which a session may stand that was revoked after it was
 * taken. So each value carries the id of the server's run, and one from another run is a miss. A fence (see `del`) is an
 * empty string, which carries none.
 */
export const redisCache = (connection: Promise<RedisClient>): Omit<Cache, 'state'> => {
  const named = (key: string) => `nexo:${key}`
  const mark = ({ run }: RedisClient) => {
    const id = run()
    if (!id) throw new Error('Redis is not connected.')
    return `${id}:`
  }
  return {
    tier: 'redis',
    async get(key) {
      const redis = await connection
      const stored = await redis.client.get(named(key))
      const expected = mark(redis)
      return stored?.startsWith(expected) ? stored.slice(expected.length) : null
    },
    async set(key, value, seconds) {
      const redis = await connection
      await redis.client.set(named(key), mark(redis) + value, 'EX', seconds)
    },
    async add(key, value, seconds) {
      const redis = await connection
      return (await redis.client.set(named(key), mark(redis) + value, 'EX', seconds, 'NX')) === 'OK'
    },
    async del(key) {
      const { client } = await connection
      await client.set(named(key), '', 'EX', fenceSeconds)
    },
    async incr(key, seconds) {
      const { client } = await connection
      return Number(await client.eval(countScript, 1, named(key), seconds))
    },
    async ping() {
      const { client } = await connection
      await client.ping()
    },
    async close() {
      const { client } = await connection
      client.disconnect()
    },
  }
}
