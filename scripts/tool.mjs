import { spawn } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { bundleTool, isAssembled, tools } from './bundle.mjs'
import { environment, readPlace } from './environment.mjs'
import { builds, Refusal, root, run } from './project.mjs'

const [tool = '', ...args] = process.argv.slice(2)

/** The bundle beside server.js: in an image, or in the build of these sources; else one made now, in a tenth of a second. */
const bundled = async () => {
  if (isAssembled) return path.join(root, `${tool}.mjs`)
  const { currentBuild, isBuilt } = await import('./build.mjs')
  if (isBuilt(currentBuild())) return path.join(currentBuild(), `${tool}.mjs`)
  if (!fs.existsSync(path.join(root, 'node_modules/esbuild')))
    throw new Refusal('The packages are not installed yet: run npm start first.')
  const file = path.join(builds, `.${tool}-${process.pid}.mjs`)
  await bundleTool(tool, file)
  process.once('exit', () => fs.rmSync(file, { force: true }))
  return file
}

await run(async () => {
  if (!tools.includes(tool)) throw new Refusal(`There is no tool "${tool}": there is ${tools.join(', ')}.`)
  const env = environment()
  const child = spawn(process.execPath, [await bundled(), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { LOG_LEVEL: 'error', ...env, NODE_ENV: 'production', DATA_DIR: readPlace(env).dataDir },
  })
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => child.kill(signal))
  child.once('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)))
})
