import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { command } from './command.mjs'
import { toolEnvironment } from './environment.mjs'
import { underLock } from './lock.mjs'
import { builds, Refusal, root } from './project.mjs'

const modules = path.join(root, 'node_modules')
const stamp = path.join(modules, '.nexo-installed')
const lockFile = path.join(root, 'package-lock.json')
const platform = `${process.platform}-${process.arch}-${process.versions.modules}`

/** Installs the packages that package-lock.json names, unless they are there. Throws a Refusal when npm cannot. */
export const ensureInstalled = async () => {
  const wanted = createHash('sha256').update(platform).update(fs.readFileSync(lockFile)).digest('hex')
  const isInstalled = () => read(stamp) === wanted
  if (isInstalled()) return
  await underLock(
    path.join(builds, '.install-lock'),
    async () => {
      if (isInstalled()) return
      if (!matchesLock()) await install()
      fs.writeFileSync(stamp, wanted) // Last, so that an installation that was killed is done again.
    },
    () => console.log('Another process installs the packages: waiting for it.'),
  )
}

const install = async () => {
  console.log('Installing packages: this takes a minute, and happens only when they change.')
  fs.rmSync(stamp, { force: true })
  fs.rmSync(path.join(modules, '.package-lock.json'), { force: true })
  const first = await npm('ci')
  if (first.code === 0) return
  // `npm ci` refuses a lock when a package for some other platform is missing from the registry.
  const second = await npm('install', '--no-save', '--no-package-lock')
  if (second.code !== 0)
    throw new Refusal(`${second.output.trim()}\nThe packages cannot be installed: see what npm says above.`)
}

/** @param {...string} args */
const npm = (...args) => {
  const options = [
    ...args,
    '--include=dev',
    '--include=optional',
    '--no-audit',
    '--no-fund',
    '--loglevel=error',
  ]
  const own = process.env.npm_execpath ?? ''
  const env = toolEnvironment()
  return own.endsWith('npm-cli.js')
    ? command(process.execPath, [own, ...options], { env })
    : command('npm', options, { env })
}

/**
 * npm writes what it installed to node_modules/.package-lock.json when it is done. If that is what the lock wants, somebody
 * ran npm by hand, and there is nothing to do.
 */
const matchesLock = () => {
  const done = read(path.join(modules, '.package-lock.json'))
  if (!done) return false
  const have = packagesIn(done)
  return Object.entries(packagesIn(fs.readFileSync(lockFile, 'utf8'))).every(
    ([place, wanted]) =>
      !place || (have[place] ? have[place].version === wanted.version : mayBeMissing(wanted)),
  )
}

/** @typedef {{ version?: string, os?: string[], cpu?: string[], libc?: string[], optional?: boolean }} Locked */

/** @param {string} text @returns {Record<string, Locked>} */
const packagesIn = (text) => JSON.parse(text).packages

/** Optional packages are those of other platforms, and what only they need. @param {Locked} wanted */
const mayBeMissing = ({ optional, os, cpu, libc }) =>
  optional === true && !(!libc && os?.includes(process.platform) && cpu?.includes(process.arch))

/** @param {string} file */
const read = (file) => (fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined)
