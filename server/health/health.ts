import { performance } from 'node:perf_hooks'
import { sql } from 'drizzle-orm'
import { migrationState } from '#db/migrate.ts'
import { cacheState } from '../cache/cache.ts'
import { db } from '../database.ts'
import { env } from '../env.ts'
import { migrationsFolder } from '../paths.ts'
import { version } from '../version.ts'
import { backups } from './backups.ts'
import { card } from './card.ts'
import { certificate } from './certificate.ts'
import { clock } from './clock.ts'
import { disk } from './disk.ts'
import { files } from './files.ts'
import { jobs } from './jobs.ts'
import { live } from './live.ts'
import { memory } from './memory.ts'
import type { Finding, Health, Part, PartName } from './shape.ts'
import { slowQueries } from './slow-queries.ts'
import { unreachable } from './unreachable.ts'

const database = async (): Promise<Finding> => {
  await db.execute(sql`select 1`)
  if (env.embedded) return { state: 'ok', detail: 'embedded PostgreSQL', detailCode: 'database_embedded' }
  return { state: 'ok', detail: 'external PostgreSQL', detailCode: 'database_external' }
}

const migrations = async (): Promise<Finding> => {
  const { applied, known } = await migrationState(db, { migrationsFolder })
  if (applied > known)
    return {
      state: 'degraded',
      detail: `${applied - known} of a later version`,
      detailCode: 'migrations_ahead',
      values: { count: applied - known },
      advice: 'A later version ran on this database: start that one, or go back with npm run rollback.',
      adviceCode: 'migrations_ahead',
    }
  if (applied === known)
    return {
      state: 'ok',
      detail: `${applied} applied`,
      detailCode: 'migrations_applied',
      values: { count: applied },
    }
  return {
    state: 'degraded',
    detail: `${known - applied} not applied`,
    detailCode: 'migrations_missing',
    values: { count: known - applied },
    advice: 'Restart the application: it applies them when it starts.',
    adviceCode: 'migrations_missing',
  }
}

const cache = async (): Promise<Finding> => {
  const state = await cacheState()
  const values = { tier: state.tier }
  if (state.up) return { state: 'ok', detail: state.tier, detailCode: 'cache', values }
  return {
    state: 'degraded',
    detail: `${state.tier} does not answer`,
    detailCode: 'cache_silent',
    values,
    advice:
      'Everything works, a little slower. Check that the cache server runs and that its address is right.',
    adviceCode: 'cache',
  }
}

const patienceMs = 2_000

const withPatience = <T>(work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no answer in time')), patienceMs)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })

/** Asks one part. A part that fails or takes over two seconds is reported as such; the reason goes to no page. */
const ask = async (name: PartName, question: () => Promise<Finding>): Promise<Part> => {
  const from = performance.now()
  const finding = await withPatience(question()).catch(() => unreachable[name])
  return { name, ...finding, latencyMs: Math.round((performance.now() - from) * 10) / 10 }
}

/** The state of every part and of the whole: down without its database, degraded when a part is not well. */
export const health = async (): Promise<Health> => {
  const parts = await Promise.all([
    ask('database', database),
    ask('migrations', migrations),
    ask('cache', cache),
    ask('live', () => live()),
    ask('jobs', jobs),
    ask('queries', slowQueries),
    ask('disk', disk),
    ask('files', files),
    ask('backups', backups),
    ask('card', () => card(env.DATA_DIR)),
    ask('memory', memory),
    ask('clock', clock),
    ask('certificate', () => certificate(env.appUrl)),
  ])
  const databaseDown = parts.some((part) => part.name === 'database' && part.state === 'down')
  return {
    status: databaseDown ? 'down' : parts.every((part) => part.state === 'ok') ? 'ok' : 'degraded',
    service: 'nexo-crm',
    version,
    timestamp: new Date().toISOString(),
    uptimeSeconds: Math.round(process.uptime()),
    startedAt: new Date(Date.now() - process.uptime() * 1000).toISOString(),
    limitScale: env.LIMIT_SCALE,
    parts,
    ...(env.NEXO_BOOT_ID && { bootId: env.NEXO_BOOT_ID }),
  }
}
