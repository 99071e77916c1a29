import { type ChildProcess, type ChildProcessByStdio, spawn } from 'node:child_process'
import fs from 'node:fs'
import type { Readable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { errorCode } from '#db/error-code.ts'
import { freePort } from '../port.mjs'

/** What the shell of whoever runs the tests is set up for must not reach what they start. */
const shell = { PATH: process.env.PATH, HOME: process.env.HOME, NEXO_IGNORE_ENV_FILES: '1' }

type Variables = Record<string, string>

/** That shell, with these variables. */
export const shellFor = (variables: Variables) =>
  // Next's types ask for a NODE_ENV in every environment; a shell has none.
  ({ ...shell, ...variables }) as unknown as NodeJS.ProcessEnv

/** Listens to a process: `said` is all that it has said so far, `ended` its code. */
export const hear = (child: ChildProcessByStdio<null, Readable, Readable>) => {
  const said = { output: '', errors: '' }
  child.stdout.on('data', (text) => {
    said.output += text
  })
  child.stderr.on('data', (text) => {
    said.errors += text
  })
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, said, ended }
}

/** Runs one of our scripts. */
export const runScript = (args: string[], variables: Variables) =>
  hear(spawn(process.execPath, args, { env: shellFor(variables), stdio: ['ignore', 'pipe', 'pipe'] }))

/** Runs `npm start`'s script, on a port of its own unless one is said. */
export const launch = async (variables: Variables) => {
  const port = Number(variables.PORT ?? (await freePort()))
  const place = { PORT: String(port), HOST: '127.0.0.1', LOG_LEVEL: 'error', LIMIT_SCALE: '100000' }
  const script = runScript(['scripts/start.mjs'], { ...place, ...variables })
  const url = `http://127.0.0.1:${port}`

  /** Resolves once it says that it is ready, which it must not do before it answers. */
  const ready = async () => {
    while (!script.said.output.includes('is ready')) {
      if (script.child.exitCode !== null) throw new Error(`it ended: ${script.said.errors}`)
      await sleep(10)
    }
  }
  return { ...script, port, url, ready }
}

type Process = { pid: number; parent: number }

const processes = (): Process[] =>
  fs.readdirSync('/proc').flatMap((name) => {
    try {
      const [, parent] = /^\d+ \(.*\) \S (\d+)/s.exec(fs.readFileSync(`/proc/${name}/stat`, 'utf8')) ?? []
      return parent ? [{ pid: Number(name), parent: Number(parent) }] : []
    } catch {
      return []
    }
  })

/** All that a process has started, and what that has started: the server, PostgreSQL's guard, PostgreSQL. */
export const descendants = ({ pid }: ChildProcess) => {
  const all = processes()
  const below = (parent: number): number[] =>
    all.filter((one) => one.parent === parent).flatMap((one) => [one.pid, ...below(one.pid)])
  return below(Number(pid))
}

export const isAlive = (pid: number) => fs.existsSync(`/proc/${pid}/cwd`)

/** A process of PostgreSQL's that served a connection may have ended since it was listed. */
export const killIfThere = (pid: number) => {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

/** The TCP ports that these processes listen on. */
export const listeningPorts = (pids: number[]) => {
  const sockets = new Set(
    pids.flatMap((pid) => fs.readdirSync(`/proc/${pid}/fd`).map((fd) => linkOf(`/proc/${pid}/fd/${fd}`))),
  )
  const listening = '0A'
  return ['/proc/net/tcp', '/proc/net/tcp6'].flatMap((file) =>
    fs
      .readFileSync(file, 'utf8')
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter(([, , , state, , , , , , inode]) => state === listening && sockets.has(`socket:[${inode}]`))
      .map(([, local = '']) => Number.parseInt(local.split(':')[1] ?? '', 16)),
  )
}

const linkOf = (file: string) => {
  try {
    return fs.readlinkSync(file)
  } catch {
    return ''
  }
}
