import { randomUUID } from 'node:crypto'
import { EventEmitter, once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'

const answerMs = 2_000
const askMs = 4_000
const silenceMs = 10_000
const firstPauseMs = 250
const longestPauseMs = 30_000

/** What `onLost` is told when a pooler swallows what is said. */
export const poolerInBetween =
  'Notifications do not arrive: a pooler stands before PostgreSQL, or DATABASE_DIRECT_URL leads to another database. Set it to the address of PostgreSQL itself.'

type Ear = {
  channel: string
  /** What the connection is called in pg_stat_activity. */
  name: string
  pool: pg.Pool
  /** How to reach the same database past a pooler; as the pool does, if nothing is said. */
  direct?: pg.ClientConfig | undefined
  onHeard: (payload: string) => void
  /** Nothing has been missed from here on, and anything may have been before. */
  onBegin: () => void
  /** The connection has proved itself: what is said is heard until this moment (milliseconds since 1970) at least. */
  onProven: (until: number) => void
  onLost: (error: string) => void
}

/**
 * Keeps one connection on which this process hears what is said on a channel of NOTIFY, and opens another when it fails.
 * A connection that broke without a word is found out within ten seconds. A pooler in transaction mode takes LISTEN and
 * delivers nothing, so each connection must first hear a probe that was sent by way of the pool.
 */
export const keepListening = ({ channel, name, pool, direct, onHeard, onBegin, onProven, onLost }: Ear) => {
  const stopping = new AbortController()
  const lost = (error: unknown) => onLost(error instanceof Error ? error.message : String(error))

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
      ...(direct ?? { ...pool.options, password: pool.options.password }),
      query_timeout: answerMs,
      connectionTimeoutMillis: answerMs,
      application_name: name,
    })
    const broken = once(client, 'end').then(() => Promise.reject(new Error('The connection ended.')))
    broken.catch(() => undefined)
    client.on('error', lost)
    client.on('notification', ({ payload = '' }) => payload.startsWith('probe:') || onHeard(payload))
    try {
      await client.connect()
      await client.query(`listen ${channel}`)
      await probe(client)
      onBegin()
      for (;;) {
        const asked = Date.now()
        await client.query('select 1')
        onProven(asked + silenceMs)
        connected()
        await Promise.race([broken, sleep(askMs, undefined, { signal: stopping.signal, ref: false })])
      }
    } finally {
      await client.end().catch(() => undefined)
    }
  }

  const go = async (tried: () => void) => {
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

  const attempts = new EventEmitter()
  const tried = once(attempts, 'tried')
  const ended = go(() => void attempts.emit('tried'))
  return {
    /** Resolves when the first attempt to connect has come to an end, good or bad. */
    tried,
    async stop() {
      stopping.abort()
      await ended
    },
  }
}
