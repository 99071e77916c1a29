import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { log } from '../log.ts'
import type { MemoryCache } from './memory.ts'

export const channel = 'nexo_cache'

const answerMs = 2_000
const askMs = 4_000
const silenceMs = 10_000
const firstPauseMs = 250
const longestPauseMs = 30_000

const poolerInBetween =
  'Notifications do not arrive: a pooler stands before PostgreSQL. Every request asks PostgreSQL; set REDIS_URL, or connect past the pooler.'

/**
 * Keeps one connection on which this process hears which keys others drop, and drops them from its memory. The memory
 * counts only while the connection has proved itself within the last ten seconds: one that broke without a word, or a
 * machine that slept, makes every `get` a miss.
 *
 * What was missed while it was away cannot be known, so coming back forgets everything; and a pooler in transaction
 * mode takes LISTEN and delivers nothing, so each connection must first hear a probe that was sent by way of the pool.
 */
export const listenForDrops = (memory: MemoryCache, pool: pg.Pool) => {
  const stopping = new AbortController()
  let provenUntil = 0
  let lastError: string | undefined

  const hearsUntil = (until: number) => {
    provenUntil = until
    lastError = undefined
  }
  const lost = (error: unknown) => {
    const message = error instanceof Error ? error.message : String(error)
    if (message !== lastError)
      log.warn({ error: message }, 'other processes are not heard: PostgreSQL is asked each time')
    provenUntil = 0
    lastError = message
  }

  /** Rejects unless what is sent by way of the pool is heard on this connection. */
  const probe = async (client: pg.Client) => {
    const mark = `probe:${randomUUID()}`
    const heard = new Promise<true>((resolve) => {
      client.on('notification', ({ payload }) => payload === mark && resolve(true))
    })
    await pool.query('select pg_notify($1, $2)', [channel, mark])
    if (!(await Promise.race([heard, sleep(answerMs, false, { ref: false })])))
      throw new Error(poolerInBetween)
  }

  /** Listens on one connection until it fails or `stop` is called. */
  const listen = async (connected: () => void) => {
    // Spreading would lose the password, which the pool hides from logs by making it not enumerable.
    const client = new pg.Client({
      ...pool.options,
      password: pool.options.password,
      query_timeout: answerMs,
      connectionTimeoutMillis: answerMs,
      application_name: 'nexo-cache',
    })
    const broken = once(client, 'end').then(() => Promise.reject(new Error('The connection ended.')))
    broken.catch(() => undefined)
    client.on('error', lost)
    client.on('notification', ({ payload }) => void memory.del(payload ?? ''))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      await probe(client)
      memory.clear()
      for (;;) {
        const asked = Date.now()
        await client.query('select 1')
        hearsUntil(asked + silenceMs)
        connected()
        await Promise.race([broken, sleep(askMs, undefined, { signal: stopping.signal, ref: false })])
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  const keepListening = async (tried: () => void) => {
    let pause = firstPauseMs
    while (!stopping.signal.aborted) {
      await listen(() => {
        pause = firstPauseMs
        tried()
      }).catch((error: unknown) => stopping.signal.aborted || lost(error))
      tried()
      const jittered = pause * (0.5 + Math.random())
      await sleep(jittered, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      pause = Math.min(pause * 2, longestPauseMs)
    }
  }

  memory.trustWhile({ hears: () => Date.now() < provenUntil, lastError: () => lastError })
  const attempts = new EventEmitter()
  const tried = once(attempts, 'tried')
  const ended = keepListening(() => void attempts.emit('tried'))
  return {
    /** Resolves when the first attempt to connect has come to an end, good or bad. */
    tried,
    async stop() {
      stopping.abort()
      await ended
      provenUntil = 0
    },
  }
}
