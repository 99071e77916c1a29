import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { startPgBouncer } from '#server/testing/pgbouncer.ts'

/** A PostgreSQL in `dataDir` that is not the application's to run, and a PgBouncer in transaction mode before it. */
export const startPooledDatabase = async (dataDir: string) => {
  const postgres = await startEmbedded(dataDir, { settings: { max_connections: '60' } })
  const { host, port, user, database } = embeddedConnection(dataDir)
  const pooler = await startPgBouncer({ host, port, user })
  return {
    /** What the application is told in its environment. */
    variables: {
      DATABASE_URL: pooler.urlTo(database),
      DATABASE_DIRECT_URL: `postgres://${user}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`,
    },
    /** Ends PostgreSQL as a crash would. It is started again as often as it takes. */
    crash() {
      if (postgres.pid) process.kill(postgres.pid, 'SIGQUIT')
    },
    abandon: pooler.abandon,
    async stop() {
      await pooler.stop()
      await postgres.stop()
    },
  }
}
