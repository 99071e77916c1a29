import fs from 'node:fs'
import path from 'node:path'
import { baseName } from './base.ts'
import type { Engine } from './engine.ts'
import { run, succeeds } from './run.ts'

export type Compose = (...args: string[]) => Promise<string>

/**
 * `docker compose` for the compose.yaml in `site`: this machine's, if it can read that file (2.24 or later can), or else the
 * package of the Debian that the base image is.
 */
export const composeFor = async (engine: Engine, site: string): Promise<Compose> => {
  const project = [
    '--project-directory',
    site,
    '--file',
    path.join(site, 'compose.yaml'),
    '--project-name',
    `nexo-verify-${process.pid}`,
  ]
  const own: Compose = (...args) => engine.docker('compose', ...project, ...args)
  if (await succeeds(own('config', '--quiet'))) return own
  const folder = path.join(site, '.compose')
  fs.mkdirSync(folder)
  const unpack =
    'cd /tmp && apt-get update && apt-get download docker-compose && dpkg -x docker-compose_* /out'
  const places = ['--network', 'host', '--volume', `${folder}:/out`]
  await engine.docker('run', '--rm', ...places, baseName, 'sh', '-c', unpack)
  const program = path.join(folder, 'usr/libexec/docker/cli-plugins/docker-compose')
  return (...args) => run(program, [...project, ...args], engine.env)
}
