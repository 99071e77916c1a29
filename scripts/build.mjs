import fs from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { assemble } from './assemble.mjs'
import { command, stopCommandsOnSignals } from './command.mjs'
import { toolEnvironment } from './environment.mjs'
import { ensureInstalled } from './install.mjs'
import { isAlive, ownName, underLock } from './lock.mjs'
import { builds, Refusal, root, run } from './project.mjs'
import { sourceHash } from './source.mjs'

const keep = 2
const users = path.join(builds, '.users')

/** The folder of the build of the sources as they are now, whether or not it exists. */
export const currentBuild = () => path.join(builds, sourceHash())

/** @param {string} build */
export const isBuilt = (build) => fs.existsSync(path.join(build, 'server.js'))

/**
 * Builds the application, unless these very sources are built already, and gives back the folder. A build is never
 * changed once it is there: a new one stands beside it, so neither a rebuild nor a test takes anything away from a server
 * that runs. Throws a Refusal with what the build says when it fails.
 */
const ensureBuilt = async () => {
  if (isBuilt(currentBuild())) return currentBuild()
  return underLock(
    path.join(builds, '.lock'),
    async () => {
      for (;;) {
        const build = currentBuild()
        if (isBuilt(build)) return build
        console.log('Building: this takes a minute, and happens only when the sources change.')
        await nextBuild()
        if (build !== currentBuild()) continue // Somebody saved a file meanwhile: which of the two is in it, nobody knows.
        await assemble(path.join(root, '.next/standalone'), build)
        prune(build)
        return build
      }
    },
    () => console.log('Another process builds: waiting for it.'),
  )
}

const nextBuild = async () => {
  const next = path.join(root, 'node_modules/next/dist/bin/next')
  // __NEXT_PROCESSED_ENV keeps Next from reading .env: a build knows no secrets, and fits every configuration.
  const env = toolEnvironment({ NODE_ENV: 'production', __NEXT_PROCESSED_ENV: 'true' })
  const { code, output } = await command(process.execPath, [next, 'build'], { env })
  if (code !== 0) throw new Refusal(`${output.trim()}\nThe application cannot be built: see above.`)
}

/** Notes for as long as this process lives that `build` is in use. @param {string} build */
export const markInUse = (build) => {
  const note = path.join(users, String(process.pid))
  try {
    fs.mkdirSync(users, { recursive: true })
    fs.writeFileSync(note, `${ownName()}\n${path.basename(build)}`)
  } catch {
    return // The checkout belongs to another user, who keeps the newest builds in any case.
  }
  process.once('exit', () => fs.rmSync(note, { force: true }))
}

/** Removes older builds, but for the newest few and those that are in use. @param {string} current */
const prune = (current) => {
  const inUse = new Set([path.basename(current)])
  for (const file of fs.existsSync(users) ? fs.readdirSync(users) : []) {
    const [user = '', build = ''] = fs.readFileSync(path.join(users, file), 'utf8').split('\n')
    if (isAlive(user)) inUse.add(build)
    else fs.rmSync(path.join(users, file), { force: true })
  }
  fs.readdirSync(builds)
    .filter((name) => /^[0-9a-f]{12}$/.test(name))
    .map((name) => ({ name, madeAt: fs.statSync(path.join(builds, name)).mtimeMs }))
    .sort((a, b) => b.madeAt - a.madeAt)
    .slice(keep)
    .filter(({ name }) => !inUse.has(name))
    .forEach(({ name }) => {
      fs.rmSync(path.join(builds, name), { recursive: true, force: true })
    })
}

if (process.argv[1] && import.meta.url === pathToFileURL(fs.realpathSync(process.argv[1])).href) {
  stopCommandsOnSignals()
  await run(async () => {
    await ensureInstalled()
    const build = await ensureBuilt()
    if (!process.argv.includes('--quiet')) console.log(path.relative(root, build))
  })
}
