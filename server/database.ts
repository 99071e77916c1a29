import { openDatabase } from '#db/client.ts'
import { embeddedConnection } from '#db/embedded.ts'
import { env } from './env.ts'
import { log } from './log.ts'
import { metrics } from './metrics/metrics.ts'
import { processWide } from './process-wide.ts'
import { noteQuery } from './slow-queries.ts'

const at = (address: string, database?: string) => {
  const url = new URL(address)
  if (database) url.pathname = `/${database}`
  return { connectionString: url.href }
}

/** How our database is reached, by way of a pooler where there is one; or another database on the same server. */
export const connectionTo = (database?: string) => {
  if (env.DATABASE_URL) return at(env.DATABASE_URL, database)
  const ours = env.embedded
    ? embeddedConnection(env.DATA_DIR)
    : {
        host: env.DB_HOST,
        port: env.DB_PORT,
        database: env.DB_NAME,
        user: env.DB_USER,
        password: env.DB_PASSWORD,
      }
  return database ? { ...ours, database } : ours
}

/**
 * The same past any pooler: for what needs a connection of its own for longer than a transaction (LISTEN), or other
 * databases than ours.
 */
export const directConnection = (database?: string) =>
  env.DATABASE_DIRECT_URL ? at(env.DATABASE_DIRECT_URL, database) : connectionTo(database)

/** The one pool of this process, and Drizzle on top of it. Nothing connects until the first query. */
export const { db, pool } = processWide('database', () =>
  openDatabase({
    connection: connectionTo(),
    poolSize: env.DB_POOL,
    onIdleError: (error) => log.warn({ error: error.message }, 'a database connection was lost'),
    onQuery: (ms, text) => {
      metrics.queries.observe({}, ms / 1_000)
      noteQuery(ms, text)
    },
  }),
)
