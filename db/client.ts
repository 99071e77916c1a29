import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema/index.ts'

export type Database = NodePgDatabase<typeof schema>
/** What runs a query: the pool, or one transaction of it. */
export type Queryable = Pick<
  Database,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinct'
>

/** One transaction, which can hold others: each goes, or is kept, by itself. */
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0]

/**
 * Hears of every connection that is lost, and has the pool forget those that were in use. An error that nobody listens
 * to ends the process, and the pool itself listens to idle connections only; drizzle's transaction() does not give back
 * a connection that was lost before BEGIN was answered, so that after a few of them an outage would never have ended.
 */
const forgetTheLost = (pool: pg.Pool, onLost: (error: Error) => void) => {
  const inUse = new WeakSet<pg.PoolClient>()
  pool.on('acquire', (client) => void inUse.add(client))
  pool.on('release', (_, client) => void inUse.delete(client))
  pool.on('connect', (client) =>
    client.on('error', (error) => {
      onLost(error)
      if (!inUse.has(client)) return
      const { release } = client
      // Whoever uses it may still give it back, which the pool would refuse a second time.
      client.release = () => undefined
      release(error)
    }),
  )
  pool.on('error', () => undefined)
}

/** Tells how long each query took. drizzle and the pool both end here; what was asked is told without its values. */
const timeQueries = (client: pg.PoolClient, onQuery: (ms: number, text: string) => void) => {
  const { query } = client
  const timed = (...args: unknown[]) => {
    const from = performance.now()
    const [asked] = args
    const done = () => {
      const text = typeof asked === 'object' && asked && 'text' in asked ? asked.text : asked
      onQuery(performance.now() - from, String(text))
    }
    const callback = args.at(-1)
    if (typeof callback === 'function')
      args[args.length - 1] = (...answer: unknown[]) => {
        done()
        callback(...answer)
      }
    // The overloads of query() cannot be called with a list; what comes in is handed on as it came.
    const result: unknown = Reflect.apply(query, client, args)
    if (result instanceof Promise) result.then(done, done)
    return result
  }
  client.query = timed as typeof client.query
}

/**
 * A pool of at most `poolSize` connections that opens them when first asked. A server that restarts takes its
 * connections with it; `onIdleError` hears of each, and the next query opens new ones.
 */
export const openDatabase = (options: {
  connection: pg.PoolConfig
  poolSize: number
  onIdleError: (error: Error) => void
  /** Hears of each query and its milliseconds. */
  onQuery?: (ms: number, text: string) => void
}) => {
  const pool = new pg.Pool({
    ...options.connection,
    max: options.poolSize,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    application_name: 'nexo',
  })
  forgetTheLost(pool, options.onIdleError)
  const { onQuery } = options
  if (onQuery) pool.on('connect', (client) => timeQueries(client, onQuery))
  return { pool, db: drizzle(pool, { schema, casing: 'snake_case' }) satisfies Database }
}
