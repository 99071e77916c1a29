import { spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import http from 'node:http'
import { json } from 'node:stream/consumers'
import { setTimeout as sleep } from 'node:timers/promises'
import { ownAddress } from './port.mjs'

/** Longer than the server takes to end by itself when requests hang; then it is ended. */
const stopWithinMs = 10_000

/** Next announces itself before the database is up and the first request can be answered; only we say "ready". */
const announcement =
  /^\s*(▲ Next\.js|[-–] (Local|Network|Environments):|✓ (Starting|Ready|Running next\.config))/

/**
 * Runs the server as a child. `ready` resolves with true once it, and no other program on that port, has answered a
 * request, or with false when it ends first; `ended` resolves with its exit code.
 *
 * The child's standard input is a pipe that we hold: when it closes, however we ended, the server stops by itself.
 * @param {{ args: string[], cwd: string, env: Record<string, string | undefined>, place: { port: number, host: string } }} server
 */
export const serve = ({ args, cwd, env, place }) => {
  const bootId = randomUUID()
  const child = spawn(process.execPath, args, {
    cwd,
    env: {
      ...env,
      PORT: String(place.port),
      HOSTNAME: place.host, // Without it Next would serve at the shell's own HOSTNAME.
      NEXT_TELEMETRY_DISABLED: '1',
      NEXT_MANUAL_SIG_HANDLE: '1',
      NEXO_BOOT_ID: bootId,
      NEXO_PARENT_PIPE: '1',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => undefined)
  passOn(child.stdout)

  /** @type {Promise<number>} */
  const ended = new Promise((resolve) => {
    child.once('close', (code, signal) =>
      resolve(code ?? (signal === 'SIGINT' ? 130 : signal === 'SIGTERM' ? 143 : 137)),
    )
    child.once('error', () => resolve(1))
  })
  forwardSignals(child)
  return { ended, ready: Promise.race([answered(place, bootId), ended.then(() => false)]) }
}

/** @param {import('node:stream').Readable} output */
const passOn = (output) => {
  let rest = ''
  output.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) if (!announcement.test(line)) process.stdout.write(`${line}\n`)
  })
  output.on('end', () => rest && process.stdout.write(`${rest}\n`))
}

/** @param {import('node:child_process').ChildProcess} child */
const forwardSignals = (child) => {
  let told = false
  /** @param {NodeJS.Signals} signal */
  const tell = (signal) => {
    if (told) return // A terminal tells us and the child, and npm tells us again.
    told = true
    child.kill(signal)
    setTimeout(() => child.kill('SIGKILL'), stopWithinMs).unref()
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => tell(signal))
  // npm that is sent SIGTERM, or killed, is gone at once and tells nobody.
  const parent = process.ppid
  if (process.env.npm_lifecycle_event)
    setInterval(() => process.ppid !== parent && tell('SIGTERM'), 250).unref()
}

/**
 * @param {{ port: number, host: string }} place
 * @param {string} bootId
 */
const answered = async (place, bootId) => {
  while ((await askHealth(`${ownAddress(place)}/api/health`))?.boot_id !== bootId)
    await sleep(50, undefined, { ref: false })
  return true
}

/** Not by fetch(), which would cost this process, that only waits from now on, 5 MB. @param {string} url */
const askHealth = (url) =>
  new Promise((resolve) => {
    const request = http.get(url, { agent: false, timeout: 5_000 }, async (answer) => {
      try {
        resolve(await json(answer))
      } catch {
        resolve(undefined)
      }
    })
    request.on('timeout', () => request.destroy()).on('error', () => resolve(undefined))
  })
