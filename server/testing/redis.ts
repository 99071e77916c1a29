import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { freePort } from '../../scripts/port.mjs'

const findRedis = () => {
  const program = process.env.REDIS_SERVER ?? 'redis-server'
  if (spawnSync(program, ['--version']).status === 0) return program
  throw new Error(
    'These tests need a real Redis: install it (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis), or name the program in REDIS_SERVER.',
  )
}

const answers = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = net.connect(port, '127.0.0.1', () => socket.write('PING\r\n'))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.once('data', (data) => resolve(data.toString().startsWith('+PONG')))
    socket.once('data', () => socket.destroy())
    socket.once('error', () => resolve(false))
    socket.once('close', () => resolve(false))
  })

export type TestRedis = {
  url: string
  port: number
  /** Comes back on the same port with what its last snapshot held. */
  start(): Promise<void>
  /** kill -9: nothing is saved. */
  kill(): Promise<void>
  /** It stays connected and answers nothing. */
  hang(): void
  goOn(): void
  remove(): Promise<void>
}

/** A real redis-server on a port and in a folder of its own. It saves only when told to. */
export const startRedis = async (): Promise<TestRedis> => {
  const program = findRedis()
  const folder = await mkdtemp(path.join(tmpdir(), 'nexo-redis-'))
  const port = await freePort()
  let child: ChildProcess | undefined

  const start = async () => {
    const started = spawn(
      program,
      ['--port', `${port}`, '--bind', '127.0.0.1', '--save', '', '--dir', folder],
      {
        stdio: 'ignore',
      },
    )
    child = started
    while (!(await answers(port))) {
      if (started.exitCode !== null) throw new Error('redis-server ended at once.')
      await sleep(10)
    }
  }
  const kill = async () => {
    const ending = child
    if (!ending || ending.exitCode !== null || ending.signalCode !== null) return
    const ended = new Promise((resolve) => ending.once('exit', resolve))
    ending.kill('SIGKILL')
    await ended
  }
  await start()
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    kill,
    hang: () => child?.kill('SIGSTOP'),
    goOn: () => child?.kill('SIGCONT'),
    async remove() {
      await kill()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
