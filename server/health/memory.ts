import { readFile } from 'node:fs/promises'
import os from 'node:os'
import { getHeapStatistics } from 'node:v8'
import type { Finding } from './shape.ts'

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6)} MB`
const size = (bytes: number) => (bytes < 1e9 ? megabytes(bytes) : `${(bytes / 1e9).toFixed(1)} GB`)
const enough = 64e6

/** A container's bound and what of it is in use (cgroup 2); files that are merely remembered can be let go at once. */
const bound = async () => {
  const [most, used, kinds] = await Promise.all(
    ['max', 'current', 'stat'].map((name) =>
      readFile(`/sys/fs/cgroup/memory.${name}`, 'utf8').catch(() => ''),
    ),
  )
  const limit = Number.parseInt(most ?? '', 10)
  if (Number.isNaN(limit)) return undefined // "max", or no such thing.
  const letGo = Number(/^inactive_file (\d+)$/m.exec(kinds ?? '')?.[1] ?? 0)
  return { total: limit, free: limit - Number.parseInt(used ?? '0', 10) + letGo }
}

/** Memory that is left to use, and how near JavaScript is to its own bound. */
export const memory = async (): Promise<Finding> => {
  const machine = { total: os.totalmem(), free: os.freemem() }
  const container = await bound()
  const { total, free } = container && container.total < machine.total ? container : machine
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics()
  const own = process.memoryUsage.rss()
  const told = {
    detail: `${megabytes(own)} by this process, ${size(free)} of ${size(total)} free`,
    detailCode: 'memory',
    values: { own, free, total, used, limit },
  } as const
  if (used > 0.9 * limit)
    return {
      state: 'degraded',
      ...told,
      advice: `JavaScript uses ${megabytes(used)} of the ${megabytes(limit)} that it may: restart the application, and give it more with NODE_OPTIONS=--max-old-space-size if this comes back.`,
      adviceCode: 'memory_heap',
    }
  if (free < enough)
    return {
      state: 'degraded',
      ...told,
      advice: 'The machine runs out of memory: stop what else runs on it, or give it more.',
      adviceCode: 'memory_short',
    }
  return { state: 'ok', ...told }
}
