import path from 'node:path'
import { currentBuild, isBuilt, markInUse } from './build.mjs'
import { command, stopCommandsOnSignals } from './command.mjs'
import { environment, readPlace } from './environment.mjs'
import { ensureInstalled } from './install.mjs'
import { addresses, checkPort } from './port.mjs'
import { Refusal, root, run } from './project.mjs'
import { serve } from './serve.mjs'

/**
 * Bounds the server's memory where nothing else does: a small computer's system often cannot. Young objects get half of
 * Node's own room for them, which saves 15 MB; a quarter saves 7 more, and costs a tenth of the speed.
 */
const heap = ['--max-old-space-size=256', '--max-semi-space-size=8']

const dev = process.argv.includes('--dev')

const development = () => ({
  args: [path.join(root, 'node_modules/next/dist/bin/next'), 'dev'],
  cwd: root,
  // Next would otherwise kill its server a tenth of a second after the signal, with requests in flight.
  env: { NODE_ENV: 'development', NEXT_EXIT_TIMEOUT_MS: '9000' },
})

const production = async () => {
  let build = currentBuild()
  for (; !isBuilt(build); build = currentBuild()) await makeBuild()
  markInUse(build)
  return {
    args: [...heap, 'server.js'],
    cwd: build,
    // From Node 22 on, the next start need not compile again what this one has: a fifth of it.
    // Two arenas of malloc instead of eight per core leave less memory lying about.
    env: {
      NODE_ENV: 'production',
      NODE_COMPILE_CACHE: path.join(build, 'compiled'),
      MALLOC_ARENA_MAX: '2',
    },
  }
}

/** In a process of its own: this one stays for as long as the server, and would keep the memory. */
const makeBuild = async () => {
  const { code } = await command(process.execPath, ['scripts/build.mjs', '--quiet'], {
    onOutput: (text) => process.stdout.write(text),
  })
  if (code !== 0) throw new Refusal('Nexo CRM cannot start: it could not be built.')
}

/** @param {{ port: number, host: string }} place */
const announce = (place) => {
  const [here, ...elsewhere] = addresses(place)
  console.log(`Nexo CRM is ready: ${here}`)
  for (const address of elsewhere) console.log(`  on this network:  ${address}`)
}

await run(async () => {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major < 20 || (major === 20 && minor < 9))
    throw new Refusal(`Nexo CRM needs Node 20.9 or later, and this is ${process.versions.node}.`)

  const env = environment()
  const place = readPlace(env)
  await checkPort(place)

  const stopListening = stopCommandsOnSignals()
  await ensureInstalled()
  const program = dev ? development() : await production()
  stopListening()

  const { ready, ended } = serve({
    ...program,
    place,
    env: { ...env, ...program.env, DATA_DIR: place.dataDir },
  })
  if (await ready) announce(place)
  process.exit(await ended)
})
