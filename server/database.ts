import { openDatabase } from '#db/client.ts'
import { embeddedConnection } from '#db/embedded.ts'
import { env } from './env.ts'
import { log } from './log.ts'
import { metrics } from './metrics/metrics.ts'
import { processWide } from './process-wide.ts'
import { noteQuery } from './slow-queries.ts'

const connection = () => {
  if (env.DATABASE_URL) return { connectionString: env.DATABASE_URL }
  if (env.embedded) return embeddedConnection(env.DATA_DIR)
  return {
    host: env.DB_HOST,
    port: env.DB_PORT,
    database: env.DB_NAME,
    user: env.DB_USER,
    password: env.DB_PASSWORD,
  }
}

/** The one pool of this process, and Drizzle on top of it. Nothing connects until the first query. */
export const { db, pool } = processWide('database', () =>
  openDatabase({
    connection: connection(),
    poolSize: env.DB_POOL,
    onIdleError: (error) => log.warn({ error: error.message }, 'a database connection was lost'),
    onQuery: (ms, text) => {
      metrics.queries.observe({}, ms / 1_000)
      noteQuery(ms, text)
    },
  }),
)
