import assert from 'node:assert/strict'
import path from 'node:path'
import type { Engine } from './engine.ts'

/**
 * Asks a site of this machine by its public name, as somebody who was given the root certificate in the file `root`. A
 * container does, because Node reads such a file only when it starts, and because it has a list of names of its own.
 */
export const httpsTo = ({ docker }: Engine, image: string, url: string, root: string) => {
  const { hostname } = new URL(url)
  const trusting = ['--volume', `${root}:/root.crt:ro`, '--env', 'NODE_EXTRA_CA_CERTS=/root.crt']
  const ask = (trust: string[], ...args: string[]) => {
    const network = ['--network', 'host', '--add-host', `${hostname}:127.0.0.1`]
    const sources = ['scripts/image', 'bench'].flatMap((name) => [
      '--volume',
      `${path.resolve(name)}:/verify/${name}:ro`,
    ])
    const program = [image, 'node', '/verify/scripts/image/smoke-https.ts', url]
    return docker('run', '--rm', ...network, ...trust, ...sources, ...program, ...args)
  }
  return {
    /** Sets up, signs in, writes; gives back the id of what was written. */
    first: (log: string) => ask(trusting, 'first', log),
    again: (id: string) => ask(trusting, 'again', id),
    /** Throws where somebody without the certificate would be let in: then nothing was verified. */
    refusesStrangers: (id: string) =>
      assert.rejects(ask([], 'again', id), /code: '[A-Z_]*(VERIFY|SIGNED|ISSUER)/),
  }
}
