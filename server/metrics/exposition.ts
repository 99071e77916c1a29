import { performance } from 'node:perf_hooks'
import { memoryUsage } from 'node:process'
import { getHeapStatistics } from 'node:v8'
import { cache } from '../cache/cache.ts'
import { pool } from '../database.ts'
import { jobsState } from '../jobs/state.ts'
import { version } from '../version.ts'
import { reading } from './instruments.ts'
import { metrics } from './metrics.ts'

const ofTheProcess = () => {
  const { user, system } = process.cpuUsage()
  const { rss, heapUsed, external } = memoryUsage()
  return [
    ...reading('nexo_info', 'Which version this is.', [[{ version, node: process.versions.node }, 1]]),
    ...reading(
      'process_cpu_seconds_total',
      'Time on the processor.',
      [[{}, (user + system) / 1e6]],
      'counter',
    ),
    ...reading('process_resident_memory_bytes', 'Memory of this process, without PostgreSQL’s.', [[{}, rss]]),
    ...reading('process_start_time_seconds', 'When the process started, since 1970.', [
      [{}, Math.round(Date.now() / 1_000 - process.uptime())],
    ]),
    ...reading('nodejs_heap_bytes', 'JavaScript’s memory.', [
      [{ kind: 'used' }, heapUsed],
      [{ kind: 'external' }, external],
      [{ kind: 'limit' }, getHeapStatistics().heap_size_limit],
    ]),
    ...reading(
      'nodejs_eventloop_utilization',
      'Share of the time that JavaScript was busy, since the start.',
      [[{}, performance.eventLoopUtilization().utilization]],
    ),
  ]
}

const ofThePool = () =>
  reading('nexo_database_connections', 'Connections to PostgreSQL, and requests that wait for one.', [
    [{ state: 'idle' }, pool.idleCount],
    [{ state: 'busy' }, pool.totalCount - pool.idleCount],
    [{ state: 'waited_for' }, pool.waitingCount],
  ])

const ofTheCache = () => {
  const { tier, up } = cache.state()
  return reading('nexo_cache_up', 'Whether the cache answered the last call.', [[{ tier }, up ? 1 : 0]])
}

/** Nothing during an outage: a number that is not known is left out, so that an alert on its absence works. */
const ofTheJobs = async () => {
  const state = await jobsState().catch(() => undefined)
  const up = reading('nexo_database_up', 'Whether PostgreSQL answers.', [[{}, state ? 1 : 0]])
  if (!state) return up
  const { waiting, overdue, failed } = state
  return [
    ...up,
    ...reading('nexo_jobs', 'Jobs that wait, wait for over five minutes, or failed for good within a day.', [
      [{ state: 'waiting' }, waiting],
      [{ state: 'overdue' }, overdue],
      [{ state: 'failed' }, failed],
    ]),
  ]
}

/** Everything that is measured, in the text format of Prometheus. It names no person and no record. */
export const exposition = async (): Promise<string> => {
  const counted = Object.values(metrics).flatMap((instrument) => instrument.lines())
  const lines = [...ofTheProcess(), ...counted, ...ofThePool(), ...ofTheCache(), ...(await ofTheJobs())]
  return `${lines.join('\n')}\n`
}
