import { spawn } from 'node:child_process'
import { root } from './project.mjs'

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set()
let stopping = false

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
const signalGroup = ({ pid }, signal) => {
  try {
    if (pid) process.kill(-pid, signal)
  } catch {
    // It ended just now.
  }
}

/** @param {NodeJS.Signals} signal */
const signalAll = (signal) => {
  for (const child of running) signalGroup(child, signal)
}

/**
 * Holds our pipe beside the command: when the pipe closes because we were killed with -9, the whole group goes too. An
 * installation or a build that went on by itself would meet the one of the next start.
 */
const leash = `
exec 3<&0
"$@" </dev/null 3<&- &
command=$!
{ read -r _ <&3; kill -KILL -$$; } 2>/dev/null &
watch=$!
wait $command
code=$?
kill -KILL $watch 2>/dev/null
exit $code`

/**
 * Runs a command to its end and gives back its code and all that it printed. Each has a process group of its own, so
 * that it takes its own children along when we are told to stop.
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, onOutput?: (text: string) => void, timeoutMs?: number, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export const command = (program, args, { env = process.env, onOutput, timeoutMs, cwd = root } = {}) =>
  new Promise((resolve) => {
    const child = spawn('/bin/sh', ['-c', leash, 'leash', program, ...args], {
      cwd,
      env,
      detached: true,
      stdio: 'pipe',
    })
    const timer = timeoutMs && setTimeout(signalGroup, timeoutMs, child, 'SIGKILL')
    let output = ''
    running.add(child)
    /** @param {Buffer} text */
    const hear = (text) => {
      output += text
      onOutput?.(String(text))
    }
    child.stdout.on('data', hear)
    child.stderr.on('data', hear)
    /** @param {number} code */
    const done = (code) => {
      if (timer) clearTimeout(timer)
      running.delete(child)
      if (!stopping) resolve({ code, output }) // Otherwise whoever waits would go on with the next one.
    }
    child.once('error', (error) => {
      output += error.message
      done(127)
    })
    child.once('close', (code) => done(code ?? 1))
  })

const signals = /** @type {const} */ ({ SIGHUP: 129, SIGINT: 130, SIGTERM: 143 })
const patienceMs = 5_000

/** Ends what `command` runs, and then this process, when it is told to stop; until the function it gives back is called. */
export const stopCommandsOnSignals = () => {
  /** @param {keyof typeof signals} signal */
  const stop = (signal) => {
    stopping = true
    signalAll('SIGTERM')
    const until = Date.now() + patienceMs
    setInterval(() => (running.size === 0 || Date.now() > until) && process.exit(signals[signal]), 20)
  }
  // Object.keys knows no keys but strings.
  const names = /** @type {(keyof typeof signals)[]} */ (Object.keys(signals))
  for (const name of names) process.once(name, stop)
  process.on('exit', () => signalAll('SIGKILL'))
  return () => {
    for (const name of names) process.off(name, stop)
  }
}
