import { freePort } from '../port.mjs'
import type { Engine } from './engine.ts'
import type { Platform } from './registry.ts'

export type Container = {
  name: string
  url: string
  start(): Promise<string>
  log(): Promise<string>
  /** With its volume. */
  remove(): Promise<void>
}

/** A container of the image as in compose.yaml, and with less of everything: 512 MB unless told otherwise, one processor. */
export const container = async (
  { docker }: Engine,
  image: string,
  platform: Platform,
  memory = '512m',
): Promise<Container> => {
  const name = `nexo-verify-${platform}-${process.pid}`
  const port = String(await freePort())
  const hardened = [
    '--read-only',
    '--tmpfs',
    '/tmp',
    '--cap-drop',
    'ALL',
    '--security-opt',
    'no-new-privileges',
  ]
  const bounds = ['--platform', `linux/${platform}`, '--memory', memory, '--cpus', '1']
  const places = ['--publish', `${port}:3000`, '--volume', `${name}:/data`]
  return {
    name,
    url: `http://localhost:${port}`,
    start: () => docker('run', '--detach', '--name', name, ...bounds, ...places, ...hardened, image),
    log: () => docker('logs', name),
    remove: async () => {
      await docker('rm', '--force', '--volumes', name).catch(() => undefined)
      await docker('volume', 'rm', '--force', name).catch(() => undefined)
    },
  }
}
