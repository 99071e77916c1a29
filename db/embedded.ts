import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import {
  type Account,
  claimFolder,
  clusterFolder,
  otherClusters,
  postgresAccount,
} from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'
import { type Launched, launchPostgres } from './embedded-launch.ts'

/** Another process may be making the cluster, starting on it, or stopping: so long may it neither answer nor let go. */
const patienceMs = 30_000
const startingUp = '57P03'

export type EmbeddedOptions = {
  /** Where PostgreSQL's programs are, when not in the usual places. */
  binDir?: string | undefined
  /** The folder of another major version below the data folder, which that version's programs must run. */
  cluster?: string
  /** Settings of PostgreSQL over ours; for tests, which need more connections and no fsync. */
  settings?: Record<string, string>
}

export type Embedded = {
  /** True while the server is another process's. */
  readonly adopted: boolean
  /** The process id of PostgreSQL's postmaster. */
  readonly pid: number | undefined
  /** Ends PostgreSQL if it is ours, and otherwise leaves it alone. */
  stop(): Promise<void>
}

/**
 * How to reach the PostgreSQL of `dataDir`, running or not. A unix socket's path may have 104 bytes, so it cannot lie in
 * a data folder of any length; and /tmp is the same for every process of a machine, where TMPDIR is not.
 */
export const embeddedConnection = (dataDir: string) => {
  const folder = realPath(dataDir)
  const name = createHash('sha256')
    .update(`${folder}:${postgresAccount(folder).uid}`)
    .digest('hex')
    .slice(0, 12)
  // Without `ssl`, a PGSSLMODE in somebody's shell would break the connection.
  return {
    host: `/tmp/nexo-pg-${name}`,
    port: 5432,
    user: 'nexo',
    database: 'postgres',
    ssl: false,
  } satisfies pg.ClientConfig
}

/**
 * Brings up our PostgreSQL on its files in `dataDir`, or adopts the server that another process of ours runs on
 * them. It resolves when the server answers, and from then on keeps one there: when PostgreSQL dies, or the process
 * that it was adopted from ends, the next one is started (or adopted) at the same address, and a pool connects again by
 * itself. Throws an Error of one plain sentence.
 */
export const startEmbedded = async (dataDir: string, options: EmbeddedOptions = {}): Promise<Embedded> => {
  let running = await bringUp(dataDir, options)
  let restart: Promise<void> | undefined
  let stopped = false

  const keep = () =>
    void running.ended.then(() => {
      if (!stopped) restart = again()
    })
  const again = async () => {
    while (!stopped) {
      try {
        running = await bringUp(dataDir, options)
        return keep()
      } catch {
        await sleep(2_000) // A full disk, say. Health reports the database as down; it comes back when the cause is gone.
      }
    }
  }
  keep()

  return {
    get adopted() {
      return running.adopted
    },
    get pid() {
      return postmasterPid(dataDir)
    },
    async stop() {
      stopped = true
      await restart
      await running.stop()
    },
  }
}

type Running = Omit<Launched, 'exited'> & { adopted: boolean; ended: Promise<unknown> }

const bringUp = async (dataDir: string, options: EmbeddedOptions): Promise<Running> => {
  const place = prepare(dataDir, options)
  let until = Date.now() + patienceMs
  for (;;) {
    const found = await connect(dataDir, options.cluster)
    if (found instanceof pg.Client) return adopt(found)
    if (found === startingUp) until = Date.now() + patienceMs
    const launched = await launchPostgres(place, async () => {
      const answer = await connect(dataDir, options.cluster)
      if (answer instanceof pg.Client) await answer.end()
      return answer instanceof pg.Client
    })
    if (launched) return { adopted: false, ended: launched.exited, stop: launched.stop }
    if (Date.now() > until)
      throw new Error(
        `Another process uses the database in ${dataDir} but its PostgreSQL does not answer here: stop that process first.`,
      )
    await sleep(100)
  }
}

const prepare = (dataDir: string, { binDir, cluster, settings }: EmbeddedOptions) => {
  try {
    fs.mkdirSync(dataDir, { recursive: true, mode: 0o700 })
  } catch {
    // claimFolder meets the same obstacle, and says so.
  }
  const account: Account = postgresAccount(realPath(dataDir))
  const folder = clusterFolder(realPath(dataDir), cluster)
  const { host: socket } = embeddedConnection(dataDir)
  claimFolder(folder, account)
  return { account, folder, socket, bin: findBinaries(account, binDir), settings: settings ?? {} }
}

/** The connection stays open for as long as the other server lives: its end tells us to see to a database of our own. */
const adopt = (client: pg.Client): Running => {
  let left = false
  const ended = new Promise<void>((resolve) => client.once('end', () => !left && resolve()))
  return {
    adopted: true,
    ended,
    async stop() {
      left = true
      await client.end()
    },
  }
}

/** A client if a server answers there that serves these very files; else PostgreSQL's error code, if it gave one. */
const connect = async (dataDir: string, cluster?: string) => {
  const expected = systemIdentifier(dataDir, cluster)
  if (!expected) return undefined
  const client = new pg.Client({ ...embeddedConnection(dataDir), connectionTimeoutMillis: 2_000 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    const { rows } = await client.query<{ id: string }>(
      'select system_identifier::text as id from pg_control_system()',
    )
    if (rows[0]?.id === expected) return client
    await client.end()
  } catch (error) {
    void client.end().catch(() => undefined)
    if (error instanceof pg.DatabaseError) return error.code
  }
  return undefined
}

/** The first eight bytes of a cluster's control file. Data that was deleted and made anew has another. */
const systemIdentifier = (dataDir: string, cluster?: string) =>
  readCluster(dataDir, 'global/pg_control', cluster)?.readBigUInt64LE().toString()

/** The latest major version other than ours that has left data in `dataDir`, and its folder's name. */
export const otherCluster = (dataDir: string) => {
  for (const name of otherClusters(dataDir)) {
    const version = Number(readCluster(dataDir, 'PG_VERSION', name)?.toString())
    if (version) return { name, version }
  }
  return undefined
}

const postmasterPid = (dataDir: string) =>
  Number.parseInt(readCluster(dataDir, 'postmaster.pid')?.toString() ?? '', 10) || undefined

const readCluster = (dataDir: string, file: string, cluster?: string) => {
  try {
    return fs.readFileSync(
      path.join(/* turbopackIgnore: true */ clusterFolder(dataDir, cluster), 'cluster', file),
    )
  } catch {
    return undefined
  }
}

/** One server for one folder, however it is spelt: symlinks are followed as far as the path exists. */
const realPath = (folder: string): string => {
  const absolute = path.resolve(folder)
  try {
    return fs.realpathSync(absolute)
  } catch {
    return path.join(/* turbopackIgnore: true */ realPath(path.dirname(absolute)), path.basename(absolute))
  }
}
