import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import * as schema from './schema/index.ts'

export type Database = NodePgDatabase<typeof schema>
/** What runs a query: the pool, or one transaction of it. */
export type Queryable = Pick<
  Database,
  'select' | 'insert' | 'update' | 'delete' | 'execute' | 'selectDistinct'
>

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

/**
 * A pool of at most `poolSize` connections that opens them when first asked. A server that restarts takes its
 * connections with it; `onIdleError` hears of each, and the next query opens new ones.
 */
export const openDatabase = (options: {
  connection: pg.PoolConfig
  poolSize: number
  onIdleError: (error: Error) => void
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
  return { pool, db: drizzle(pool, { schema, casing: 'snake_case' }) satisfies Database }
}
