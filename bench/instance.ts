import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { performance } from 'node:perf_hooks'
import { freePort } from '../scripts/port.mjs'

/** Connections of each of the two servers: both together must fit into the built-in PostgreSQL's twenty. */
export const poolSize = '7'

export type Instance = {
  url: string
  dataDir: string
  launcher: ChildProcess
  readyAfterMs: number
  stop(): Promise<void>
}

const answered = async (url: string) => {
  try {
    return (await fetch(`${url}/api/auth/health`, { signal: AbortSignal.timeout(1_000) })).ok
  } catch {
    return false
  }
}

/** Starts `npm start`'s launcher on a data folder and waits for the first answer. Milliseconds count from the spawn. */
export const startInstance = async (dataDir: string): Promise<Instance> => {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const from = performance.now()
  const launcher = spawn(process.execPath, ['scripts/start.mjs'], {
    env: {
      ...process.env,
      PORT: String(port),
      HOST: '127.0.0.1',
      DATA_DIR: dataDir,
      LIMIT_SCALE: '100000',
      LOG_LEVEL: 'error',
      DATABASE_URL: '',
      DB_POOL: poolSize,
      REDIS_URL: '',
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  while (!(await answered(url))) {
    if (launcher.exitCode !== null) throw new Error('the instance did not start')
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const readyAfterMs = Math.round(performance.now() - from)
  const stop = async () => {
    launcher.kill('SIGTERM')
    if (launcher.exitCode === null) await once(launcher, 'exit')
  }
  return { url, dataDir, launcher, readyAfterMs, stop }
}

export const temporaryFolder = async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nexo-bench-'))
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) }
}

type Process = { pid: number; parent: number; name: string }

const processes = async (): Promise<Process[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  return stats.flatMap((stat) => {
    const found = /^(\d+) \((.*)\) \S (\d+)/s.exec(stat)
    return found ? [{ pid: Number(found[1]), name: found[2] ?? '', parent: Number(found[3]) }] : []
  })
}

const pssOf = async (pid: number) => {
  const rollup = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8').catch(() => '')
  return Number(/^Pss:\s+(\d+) kB/m.exec(rollup)?.[1] ?? 0) / 1024
}

/** Proportional set size in MB of everything below the launcher: the app, PostgreSQL, and the launcher itself. */
export const memoryOf = async (instance: Instance) => {
  const all = await processes()
  const below = (pid: number): Process[] =>
    all.filter(({ parent }) => parent === pid).flatMap((child) => [child, ...below(child.pid)])
  const launcher = instance.launcher.pid ?? 0
  const family = below(launcher)
  const sum = async (members: Process[]) =>
    (await Promise.all(members.map(({ pid }) => pssOf(pid)))).reduce((a, b) => a + b, 0)
  const isDatabase = ({ name }: Process) => name === 'postgres' || name === 'sh'
  const app = await sum(family.filter((member) => !isDatabase(member)))
  const database = await sum(family.filter(isDatabase))
  const start = await pssOf(launcher)
  return {
    app: Math.round(app),
    postgres: Math.round(database),
    launcher: Math.round(start),
    total: Math.round(app + database + start),
  }
}
