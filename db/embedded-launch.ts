import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Account, spawnAs } from './embedded-account.ts'
import { guard, guardEnvironment, lockIsTaken } from './embedded-guard.ts'
import { embeddedSettings } from './embedded-settings.ts'

/** A clean stop writes everything out; a slow card may not be done before the supervisor's own patience ends. */
const stopWithinMs = 7_000

type Place = {
  account: Account
  folder: string
  socket: string
  bin: string
  settings: Record<string, string>
}

export type Launched = { exited: Promise<unknown>; stop(): Promise<void> }

/**
 * Starts PostgreSQL behind its guard and resolves once `answers` says so; with undefined when another process holds the
 * cluster. Throws one sentence when PostgreSQL ends instead.
 */
export const launchPostgres = async (
  { account, folder, socket, bin, settings }: Place,
  answers: () => Promise<boolean>,
): Promise<Launched | undefined> => {
  const throughDescriptor = account.uid !== process.getuid?.() && process.platform === 'linux'
  // An ordinary account may not walk through root's folders, but may use one that root opened for it.
  const opened = throughDescriptor ? fs.openSync(folder, 'r') : undefined
  const args = Object.entries({ ...embeddedSettings, ...settings }).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const child = spawn(
    '/bin/sh',
    ['-c', guard, 'nexo-postgres', bin, throughDescriptor ? '/proc/self/fd/3' : folder, socket, ...args],
    {
      ...spawnAs(account),
      cwd: folder,
      env: guardEnvironment,
      detached: true, // Ctrl-C reaches us, and we end PostgreSQL when the last request is done.
      stdio: ['pipe', 'pipe', 'pipe', opened ?? 'ignore'],
    },
  )
  if (opened !== undefined) fs.closeSync(opened)

  let log = ''
  let code: number | null | undefined
  const exited = new Promise<void>((resolve) => {
    const end = (status: number | null) => {
      code = status
      resolve()
    }
    child.once('exit', end)
    child.once('error', (error) => {
      log += error.message
      end(null)
    })
  })
  const { stdin, stdout, stderr } = child
  stdin?.on('error', () => undefined)
  stderr?.on('data', (text) => {
    log = `${log}${text}`.slice(-4_000)
  })

  // Until the lock is ours, whoever answers is another process's.
  await Promise.race([exited, stdout && once(stdout, 'data')])
  while (code === undefined && !(await answers())) await Promise.race([exited, sleep(20)])
  if (code === lockIsTaken) return undefined
  if (code !== undefined) throw new Error(whyItEnded(code, log, bin))

  // A tool that is done may end without ado: the pipe closes, and the guard does the rest.
  child.unref()
  for (const stream of [stdin, stdout, stderr])
    if (stream && 'unref' in stream && typeof stream.unref === 'function') stream.unref()

  const stop = async () => {
    child.ref()
    stdin?.end()
    const late = setTimeout(() => process.kill(-Number(child.pid), 'SIGQUIT'), stopWithinMs)
    await exited
    clearTimeout(late)
  }
  return { exited, stop }
}

const whyItEnded = (code: number | null, log: string, bin: string) => {
  const lines = log.trim().split('\n')
  const told = lines.findLast((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? ''
  const reason = told.replace(/^.*?(FATAL|PANIC|error): */, '') || `code ${code}`
  if (/No space left on device/.test(log))
    return 'The disk is full: PostgreSQL cannot start until there is room in DATA_DIR.'
  if (code === 126 || code === 127) return `PostgreSQL in ${bin} does not run on this system: ${reason}`
  return `PostgreSQL did not start: ${reason}`
}
