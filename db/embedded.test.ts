import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { buildSync } from 'esbuild'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { killIfThere } from '../scripts/testing/launch.ts'
import { type Embedded, embeddedConnection, startEmbedded } from './embedded.ts'
import { postgresAccount, spawnAs } from './embedded-account.ts'
import { findBinaries } from './embedded-binaries.ts'

const asRoot = process.getuid?.() === 0
const suite = fs.mkdtempSync('/tmp/nexo-embedded-')
const program = path.join(suite, 'process.cjs')
let dataDir = ''
let number = 0
const servers: Embedded[] = []
const children: ChildProcess[] = []

beforeAll(() => {
  fs.chmodSync(suite, 0o755)
  // Another process of ours: it starts (or adopts), says so in one line, and stops when its input ends.
  buildSync({
    stdin: {
      contents: `
        import { startEmbedded } from './embedded.ts'
        const [dataDir, binDir] = process.argv.slice(2)
        startEmbedded(dataDir, { binDir }).then((server) => {
          console.log(JSON.stringify({ adopted: server.adopted, pid: server.pid }))
          process.stdin.resume().on('end', () => server.stop())
        })`,
      resolveDir: import.meta.dirname,
    },
    bundle: true,
    platform: 'node',
    external: ['pg-native'],
    outfile: program,
  })
})

beforeEach(() => {
  number += 1
  dataDir = path.join(suite, `data-${number}`)
})

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
  for (const server of servers.splice(0)) await server.stop()
  await until(() => processesIn(dataDir).length === 0)
  expect(fs.existsSync(embeddedConnection(dataDir).host)).toBe(false)
})

afterAll(() => fs.rmSync(suite, { recursive: true, force: true }))

const start = async (options = {}) => {
  const server = await startEmbedded(dataDir, options)
  servers.push(server)
  return server
}

const spawnProcess = (account = {}) => {
  const bin = findBinaries(postgresAccount(dataDir))
  const child = spawn(process.execPath, [program, dataDir, bin], {
    ...account,
    stdio: ['pipe', 'pipe', 'inherit'],
    detached: true,
  })
  children.push(child)
  return child
}

/** Starts another process on the same data and resolves with what it says once its database answers. */
const startProcess = async (account = {}) => {
  const child = spawnProcess(account)
  const line = await new Promise<string>((resolve, reject) => {
    createInterface(child.stdout).once('line', resolve)
    child.once('exit', (code) => reject(new Error(`the other process ended with ${code}`)))
  })
  const said: { adopted: boolean; pid: number } = JSON.parse(line)
  const ended = new Promise((resolve) => child.once('exit', resolve))
  return { child, ended, ...said }
}

const query = async (text: string): Promise<Record<string, unknown>[]> => {
  const client = new pg.Client(embeddedConnection(dataDir))
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

const until = async (happened: () => boolean | Promise<boolean>) => {
  for (const end = Date.now() + 20_000; !(await happened()); await sleep(20))
    if (Date.now() > end) throw new Error('what was waited for did not happen within 20 s')
}

/** Every process that works in a folder: PostgreSQL and its guard, and nothing else. */
const processesIn = (folder: string) =>
  fs.readdirSync('/proc').filter((entry) => {
    try {
      return /^\d+$/.test(entry) && fs.readlinkSync(`/proc/${entry}/cwd`).startsWith(folder)
    } catch {
      return false
    }
  })

const postmasterFile = () => path.join(dataDir, 'pg17/cluster/postmaster.pid')

test('an empty folder becomes a database that knows every alphabet, keeps checksums and opens no TCP port', async () => {
  const server = await start()
  expect(server.adopted).toBe(false)
  await query('create extension pg_trgm')
  await query('create extension unaccent')
  const [row] = await query(`select
    'ÉTÉ Über ЖУК' ilike '%été über жук%' as ilike, lower('ÉÜЖ') as lower, unaccent('Émile') as unaccent,
    similarity('жук', 'ЖУК') as trigram, current_setting('data_checksums') as checksums,
    current_setting('listen_addresses') as addresses, current_setting('fsync') || current_setting('full_page_writes') || current_setting('synchronous_commit') as durable`)
  expect(row).toEqual({
    ilike: true,
    lower: 'éüж',
    unaccent: 'Emile',
    trigram: 1,
    checksums: 'on',
    addresses: '',
    durable: 'ononon',
  })
})

test('a stopped database leaves no process, and starts again with its rows', async () => {
  const first = await start()
  await query('create table kept as select 42 as n')
  await first.stop()
  expect(processesIn(dataDir)).toEqual([])
  expect(fs.existsSync(postmasterFile())).toBe(false)
  await start()
  expect(await query('select n from kept')).toEqual([{ n: 42 }])
})

test('a second process adopts the running server, and stopping there leaves it running', async () => {
  const server = await start()
  const other = await startProcess()
  expect(other).toMatchObject({ adopted: true, pid: server.pid })
  other.child.stdin?.end()
  await other.ended
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
})

test('a process killed with -9 leaves no orphan, and the next start has every committed row', async () => {
  const other = await startProcess()
  await query('create table kept as select 42 as n')
  other.child.kill('SIGKILL')
  await until(() => processesIn(dataDir).length === 0)
  const server = await start()
  expect(server.adopted).toBe(false)
  expect(await query('select n from kept')).toEqual([{ n: 42 }])
})

test('nor does one that is killed at any moment of its start', async () => {
  await (await start()).stop()
  for (let milliseconds = 0; milliseconds < 60; milliseconds += 6) {
    const child = spawnProcess()
    await until(() => processesIn(dataDir).length > 0)
    await sleep(milliseconds)
    child.kill('SIGKILL')
    await until(() => processesIn(dataDir).length === 0)
  }
})

test('everything killed with -9 at once is recovered', async () => {
  const other = await startProcess()
  await query('create table kept as select 42 as n')
  for (const pid of [Number(other.child.pid), ...processesIn(dataDir).map(Number)]) killIfThere(pid)
  await start()
  expect(await query('select n from kept')).toEqual([{ n: 42 }])
})

test('who adopted a server starts one of its own when the owner ends', async () => {
  const other = await startProcess()
  await query('create table kept as select 42 as n')
  const server = await start()
  expect(server.adopted).toBe(true)
  other.child.kill('SIGKILL')
  await until(() => !server.adopted)
  expect(await query('select n from kept')).toEqual([{ n: 42 }])
})

test('a PostgreSQL that dies is started again', async () => {
  const server = await start()
  const { pid } = server
  process.kill(Number(pid), 'SIGKILL')
  await until(() =>
    query('select 1').then(
      () => server.pid !== pid,
      () => false,
    ),
  )
})

test('a lock file that names a dead process does not block the start', async () => {
  await (await start()).stop()
  const gone = spawn('true')
  await new Promise((resolve) => gone.once('exit', resolve))
  fs.writeFileSync(postmasterFile(), `${gone.pid}\n`)
  await start()
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
})

test('lock files that name a live process of the same account, as after a restart of a container, do not block the start', async () => {
  await (await start()).stop()
  const account = postgresAccount(dataDir)
  const bystander = spawn('sleep', ['600'], spawnAs(account))
  children.push(bystander)
  const { host } = embeddedConnection(dataDir)
  fs.mkdirSync(host, { mode: 0o700 })
  fs.chownSync(host, account.uid, account.gid)
  const socketLock = path.join(host, '.s.PGSQL.5432.lock')
  for (const file of [postmasterFile(), socketLock]) {
    fs.writeFileSync(file, `${bystander.pid}\n/somewhere\n1700000000\n5432\n`)
    fs.chownSync(file, account.uid, account.gid)
  }
  await start()
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
})

test('of three processes that start on an empty folder one makes the database and two adopt it', async () => {
  const three = await Promise.all([startProcess(), startProcess(), startProcess()])
  expect(three.filter((one) => !one.adopted)).toHaveLength(1)
  expect(new Set(three.map((one) => one.pid)).size).toBe(1)
})

test('a folder with half a database, left by a crash, is made anew', async () => {
  fs.mkdirSync(path.join(dataDir, 'pg17/cluster.new/base'), { recursive: true })
  const { uid, gid } = postgresAccount(dataDir)
  execFileSync('chown', ['-R', `${uid}:${gid}`, path.join(dataDir, 'pg17')])
  await start()
  expect(fs.readdirSync(path.join(dataDir, 'pg17')).sort()).toEqual(['cluster', 'lock'])
})

test('libraries whose links npm did not make are linked before the start', async () => {
  const native = path.join(suite, 'native')
  execFileSync('cp', ['-a', path.dirname(findBinaries(postgresAccount(dataDir))), native])
  const links = execFileSync('find', [path.join(native, 'lib'), '-type', 'l', '-print', '-delete'], {
    encoding: 'utf8',
  })
  expect(links).toContain('libpq.so.5')
  await start({ binDir: path.join(native, 'bin') })
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
})

test('a data folder may have a path longer than any socket', async () => {
  dataDir = path.join(dataDir, 'a'.repeat(120), 'b'.repeat(120))
  await start()
  expect(await query('select 1 as one')).toEqual([{ one: 1 }])
})

test('a folder reached by another name is the same database', async () => {
  const server = await start()
  const real = dataDir
  dataDir = `${real}-link`
  fs.symlinkSync(real, dataDir)
  const again = await start()
  expect(again).toMatchObject({ adopted: true, pid: server.pid })
})

test('a DATA_DIR that cannot be a folder is refused in one sentence', async () => {
  fs.writeFileSync(dataDir, '')
  dataDir = path.join(dataDir, 'below')
  await expect(start()).rejects.toThrow(
    /^\/.* cannot be written by this user \(ENOTDIR\): choose another DATA_DIR/,
  )
})

test('a socket folder that somebody else made first is refused', async () => {
  const { host } = embeddedConnection(dataDir)
  fs.symlinkSync(suite, host)
  await expect(start()).rejects.toThrow(`${host} belongs to another user`)
  fs.rmSync(host)
})

test('programs that do not run here are reported in one sentence', async () => {
  const bin = path.join(suite, 'foreign')
  fs.mkdirSync(bin)
  for (const name of ['initdb', 'postgres'])
    fs.writeFileSync(path.join(bin, name), 'not a program', { mode: 0o755 })
  await expect(start({ binDir: bin })).rejects.toThrow(
    /^PostgreSQL in \/.*foreign does not run on this system/,
  )
})

if (asRoot) {
  const nobody = { uid: 65_534, gid: 65_534 }

  test('started by root, PostgreSQL runs as an ordinary account and cannot read what lies beside its folder', async () => {
    const server = await start()
    const secret = path.join(dataDir, 'secret.key')
    fs.writeFileSync(secret, 'secret', { mode: 0o600 })
    expect(fs.statSync(`/proc/${server.pid}`).uid).not.toBe(0)
    await expect(query(`select pg_read_file('${secret}')`)).rejects.toThrow('Permission denied')
  })

  test('a checkout and data that only root can reach will do', async () => {
    const closed = path.join(suite, 'closed')
    fs.mkdirSync(closed, { mode: 0o700 })
    const native = path.join(closed, 'native')
    execFileSync('cp', ['-a', path.dirname(findBinaries(postgresAccount(dataDir))), native])
    dataDir = path.join(closed, 'data')
    await start({ binDir: path.join(native, 'bin') })
    await query('create table kept as select 42 as n')
    expect(await query('select n from kept')).toEqual([{ n: 42 }])
  })

  test('an ordinary user runs it alone, and root then adopts it', async () => {
    fs.mkdirSync(dataDir, { mode: 0o700 })
    fs.chownSync(dataDir, nobody.uid, nobody.gid)
    const other = await startProcess(nobody)
    expect(fs.statSync(`/proc/${other.pid}`).uid).toBe(nobody.uid)
    expect(await start()).toMatchObject({ adopted: true, pid: other.pid })
  })
}
