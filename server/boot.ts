import { mkdir } from 'node:fs/promises'
import { eq, sql } from 'drizzle-orm'
import { startEmbedded } from '#db/embedded.ts'
import { users } from '#db/schema/users.ts'
import { keys, setupCode } from './auth/secrets.ts'
import { cache } from './cache/cache.ts'
import { startInvalidation, stopInvalidation } from './cache/invalidation.ts'
import { db, pool } from './database.ts'
import { ConfigError, env } from './env.ts'
import { answerApi } from './http/api-listener.ts'
import { assetsIn } from './http/assets.ts'
import { answerFirst, closeFront, standBeforeNext } from './http/front.ts'
import { startJobs } from './jobs/worker.ts'
import { hub } from './live/hub.ts'
import { log } from './log.ts'
import { assetsFolder } from './paths.ts'
import { startWithData } from './postgres-major.ts'
import { reasonOf } from './reason.ts'
import { upgrade } from './upgrade.ts'

const graceMs = 8_000

/** Brings the database up: ours, when none is named, then the schema. Returns how to let go of it. */
const openDatabaseServer = async ({ migrate = true } = {}) => {
  const startOurs = migrate ? startWithData : () => startEmbedded(env.DATA_DIR)
  const embedded = env.embedded ? await startOurs() : undefined
  const close = async () => {
    await pool.end()
    await embedded?.stop()
  }
  try {
    await db.execute(sql`select 1`).catch((cause: unknown) => {
      throw new ConfigError(
        `The database cannot be reached (${reasonOf(cause)}): check DATABASE_URL or DB_HOST.`,
      )
    })
    if (migrate) await upgrade()
  } catch (error) {
    await embedded?.stop()
    throw error
  }
  return { close, adopted: embedded?.adopted ?? false }
}

const announceSetUp = async () => {
  const [admin] = await db.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).limit(1)
  if (!admin) process.stdout.write(`Set-up code for the first account: ${await setupCode()}\n`)
}

/** Starts everything that a request needs, in order; the server answers only when this has ended. */
const start = async () => {
  standBeforeNext()
  await mkdir(env.DATA_DIR, { recursive: true, mode: 0o700 })
  const { close: closeDatabase } = await openDatabaseServer()
  // Asked for here, so that a secret that cannot be read is a refused start and not a failing sign-in.
  await keys()
  await Promise.all([startInvalidation(), hub.start()])
  const jobs = startJobs()
  await announceSetUp()
  // In development requests go by Next, whose route files are loaded afresh after a change.
  if (env.production) answerFirst(answerApi, assetsIn(assetsFolder))
  return async () => {
    const closed = closeFront(graceMs)
    // They would go on for hours.
    hub.end()
    await closed
    await jobs.stop()
    await Promise.all([stopInvalidation(), hub.stop()])
    await cache.close()
    await closeDatabase()
  }
}

const stopOnSignals = (stop: () => Promise<void>) => {
  let stopping = false
  const end = (why: string) => {
    if (stopping) return
    stopping = true
    log.info({ why }, 'stopping')
    stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ error: reasonOf(error) }, 'stopped with an error')
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => end(signal))
  // The launcher holds the other end: when it is gone, however it went, nobody is left to stop us.
  if (env.NEXO_PARENT_PIPE) process.stdin.once('end', () => end('the launcher is gone')).resume()
}

/**
 * Called once per process, before the first request is answered. Next would go on serving 500s after a failed start, so
 * a failure ends the process here, with one plain sentence.
 */
export const boot = async () => {
  try {
    stopOnSignals(await start())
  } catch (error) {
    process.stderr.write(`Nexo CRM cannot start. ${reasonOf(error)}.\n`)
    process.exit(1)
  }
}

/** The same database for a command-line tool, beside a running server or alone; as it is, with `migrate: false`. */
export const openForTool = async (options?: { migrate: boolean }) => {
  await mkdir(env.DATA_DIR, { recursive: true, mode: 0o700 })
  const { close: closeDatabase, adopted } = await openDatabaseServer(options)
  return {
    /** A server of ours runs on the built-in PostgreSQL. */
    adopted,
    close: async () => {
      await cache.close()
      await closeDatabase()
    },
  }
}
