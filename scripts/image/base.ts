import fs from 'node:fs'
import path from 'node:path'
import { aptInstall } from '../apt.mjs'
import type { Engine } from './engine.ts'
import { run, succeeds } from './run.ts'

/** The image that the Dockerfile begins with. */
export const baseName = 'node:24-trixie-slim'

const architectures: Partial<Record<NodeJS.Architecture, string>> = { x64: 'linux-x64', arm64: 'linux-arm64' }

/** Takes a package of npm apart into a folder. */
const unpack = async (spec: string, into: string) => {
  fs.mkdirSync(into, { recursive: true })
  const aside = fs.mkdtempSync(`${into}-package-`)
  const name = await run('npm', ['pack', spec, '--silent', '--pack-destination', aside])
  await run('tar', [
    '-xzf',
    path.join(aside, name.split('\n').at(-1) ?? ''),
    '-C',
    into,
    '--strip-components=1',
  ])
  fs.rmSync(aside, { recursive: true })
}

const mirror = async () => {
  const sources = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)'])
  return sources.split('\n').find((uri) => /\/debian\/?$/.test(uri)) ?? 'http://deb.debian.org/debian'
}

/**
 * The base image from what it is made of itself: a small Debian, Node and npm, and the user `node`. It reaches the package
 * registries as this machine does.
 */
const standIn = async ({ docker }: Engine, folder: string) => {
  const system = architectures[process.arch]
  if (!system) throw new Error(`There is no stand-in for the base image on ${process.arch}.`)
  if (!fs.existsSync('/usr/sbin/debootstrap') && !(await aptInstall('debootstrap')))
    throw new Error('Install debootstrap, or let Docker reach a registry.')
  const base = path.join(folder, 'base')
  await run('debootstrap', ['--variant=minbase', '--include=ca-certificates', 'trixie', base, await mirror()])
  await unpack(`node-${system}@24`, path.join(folder, 'node'))
  fs.cpSync(path.join(folder, 'node/bin/node'), path.join(base, 'usr/local/bin/node'))
  await unpack('npm@11', path.join(base, 'usr/local/lib/node_modules/npm'))
  for (const name of ['npm', 'npx'])
    fs.symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(base, 'usr/local/bin', name))
  await run('chroot', [base, 'useradd', '--uid', '1000', '--create-home', 'node'])
  const settings = path.join(base, 'usr/local/etc')
  fs.mkdirSync(settings, { recursive: true })
  fs.writeFileSync(
    path.join(settings, 'npmrc'),
    `registry=${await run('npm', ['config', 'get', 'registry'])}\n`,
  )
  // As in Docker's own Debian: packages that were installed are not kept.
  fs.writeFileSync(
    path.join(base, 'etc/apt/apt.conf.d/docker-clean'),
    'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb || true"; };\n',
  )
  fs.rmSync(path.join(base, 'var/cache/apt/archives'), { recursive: true })
  const changes = ['-c', 'CMD ["node"]']
  const authorities = process.env.NODE_EXTRA_CA_CERTS
  if (authorities) {
    fs.cpSync(authorities, path.join(base, 'etc/ssl/certs/machine.pem'))
    changes.push('-c', 'ENV NODE_EXTRA_CA_CERTS=/etc/ssl/certs/machine.pem')
  }
  const archive = path.join(folder, 'base.tar')
  await run('tar', ['-C', base, '-cf', archive, '.'])
  await docker('import', ...changes, archive, baseName)
}

/** Sees to it that the engine has the base image: its own, or else one that stands in for it. Says which. */
export const ensureBase = async (engine: Engine, folder: string): Promise<string> => {
  if (await succeeds(engine.docker('image', 'inspect', baseName))) return 'was there'
  if (await succeeds(engine.docker('pull', '--quiet', baseName))) return 'from the registry'
  await standIn(engine, folder)
  return 'a stand-in: no registry can be reached'
}
