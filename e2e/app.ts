import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { descendants, launch } from '../scripts/testing/launch.ts'
import { startPooledDatabase } from '../scripts/testing/pooled-database.ts'

/** The built application, started for tests on a port and a data folder of its own. */
export type RunningApp = {
  url: string
  dataDir: string
  /** All that it has said so far. */
  said(): string
  /** Ends PostgreSQL as a crash would. The application starts it again by itself. */
  crashDatabase(): void
  /** Stops it and starts it again, at the same address, told `more`; `between` happens while it is away. */
  restart(between?: () => Promise<void>, more?: Record<string, string>): Promise<void>
  /** Ends it, and removes all that it wrote. */
  stop(): Promise<void>
}

const commandOf = (pid: number) => {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
  } catch {
    return [] // It ended since it was listed.
  }
}

/** The application that a whole run shares: another test needs it whole. */
export const sharedApp = (url: string): RunningApp => {
  const notOurs = () => {
    throw new Error('This application is shared: a test that breaks one asks for its own.')
  }
  return {
    url,
    dataDir: '',
    said: notOurs,
    crashDatabase: notOurs,
    restart: notOurs,
    stop: async () => undefined,
  }
}

/**
 * With E2E_PGBOUNCER=1 its database is one of its own behind a PgBouncer in transaction mode, unless it has to be inside.
 *
 * The limits are out of the way, and hashing costs the least that is allowed: signing in is most of what these tests do.
 */
export const startApp = async ({ embedded = false } = {}): Promise<RunningApp> => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nexo-e2e-'))
  const dataDir = path.join(folder, 'data')
  const pooled = process.env.E2E_PGBOUNCER && !embedded ? await startPooledDatabase(dataDir) : undefined
  const variables = { DATA_DIR: dataDir, LIMIT_SCALE: '1000', BCRYPT_COST: '10', ...pooled?.variables }
  let server = await launch(variables)
  // Where the end of a run leaves no time to wait, removing is tried until the server has stopped writing.
  const remove = () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 40, retryDelay: 250 })
  const abandon = () => {
    server.child.kill('SIGTERM')
    pooled?.abandon()
    remove()
  }
  process.once('exit', abandon)

  const stop = async () => {
    process.off('exit', abandon)
    server.child.kill('SIGTERM')
    await server.ended
    await pooled?.stop()
    remove()
  }
  await server.ready().catch(async (error) => {
    await stop()
    throw error
  })
  return {
    url: server.url,
    dataDir,
    stop,
    restart: async (between, more) => {
      server.child.kill('SIGTERM')
      await server.ended
      await between?.()
      server = await launch({ ...variables, ...more, PORT: String(server.port) })
      await server.ready()
    },
    said: () => server.said.output + server.said.errors,
    crashDatabase: () => {
      if (pooled) return pooled.crash()
      const postmaster = descendants(server.child).find((pid) => commandOf(pid)[0]?.endsWith('/bin/postgres'))
      if (postmaster === undefined) throw new Error('There is no PostgreSQL below the application.')
      process.kill(postmaster, 'SIGQUIT')
    },
  }
}
