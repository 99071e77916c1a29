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
 * A pool of at most `poolSize` connections that opens them when first asked. A server that restarts takes its idle
 * connections with it: without a listener that would end the whole process, so `onIdleError` hears of each.
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
  pool.on('error', options.onIdleError)
  return { pool, db: drizzle(pool, { schema, casing: 'snake_case' }) satisfies Database }
}
