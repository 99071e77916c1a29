import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { aptInstall } from '../apt.mjs'
import { run, succeeds } from './run.ts'

/** Debian's client builds with BuildKit by itself; others need a plugin for it. */
const debians = '/usr/bin/docker'

export type Engine = {
  docker(...args: string[]): Promise<string>
  /** What a program needs in its environment to find the engine. */
  env: Record<string, string>
  stop(): Promise<void>
}

const engineAt = (env: Record<string, string>): Engine => {
  const all = { DOCKER_BUILDKIT: '1', ...env }
  const program = fs.existsSync(debians) ? debians : 'docker'
  return { docker: (...args) => run(program, args, all), env: all, stop: async () => undefined }
}

/** The Docker engine of this machine, if it has one. */
export const ownEngine = (): Engine => engineAt({})

/** Debian's Docker engine, started for as long as we need it and keeping all it has in `folder`. */
export const startEngine = async (folder: string, mirror: string): Promise<Engine> => {
  if (!fs.existsSync('/usr/sbin/dockerd') && !(await aptInstall('docker.io')))
    throw new Error('There is no Docker engine, and none can be installed: run this as root on a Debian.')
  const host = `unix://${folder}/docker.sock`
  const log = fs.openSync(path.join(folder, 'engine.log'), 'w')
  const places = [
    '--data-root',
    `${folder}/data`,
    '--exec-root',
    `${folder}/exec`,
    '--pidfile',
    `${folder}/pid`,
  ]
  // Its own proxy hands ports on, so that the machine's packet filter stays as it is.
  const args = [
    '--host',
    host,
    ...places,
    '--iptables=false',
    '--ip6tables=false',
    '--registry-mirror',
    mirror,
  ]
  const child = spawn('/usr/sbin/dockerd', args, { stdio: ['ignore', log, log] })
  const engine = engineAt({ DOCKER_HOST: host })
  const stop = async () => {
    child.kill('SIGTERM')
    if (child.exitCode === null) await once(child, 'exit')
    // What a container in the machine's own network leaves behind.
    await run('umount', [`${folder}/exec/netns/default`]).catch(() => undefined)
  }
  for (let tries = 0; tries < 60; tries++) {
    if (await succeeds(engine.docker('info'))) return { ...engine, stop }
    await sleep(500)
  }
  await stop()
  throw new Error(
    `The Docker engine did not start: ${fs.readFileSync(path.join(folder, 'engine.log'), 'utf8')}`,
  )
}
