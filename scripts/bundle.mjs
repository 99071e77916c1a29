import fs from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

/** The command-line tools: scripts/<name>.ts, called as `npm run <name>`. */
export const tools = ['admin', 'backup', 'demo', 'doctor', 'restore', 'rollback']

/** What Next leaves unbundled, and what therefore lies in a build's node_modules; see next.config.mjs. */
const external = ['pg', 'pg-copy-streams', 'pino', 'piscina', 'bcryptjs', 'ioredis']

/**
 * Makes one file of a tool, which runs where there is neither TypeScript nor a development package: Node 20 strips no types.
 * @param {string} tool
 * @param {string} outfile
 */
export const bundleTool = async (tool, outfile) => {
  const { build, stop } = await import('esbuild') // Not before the packages are installed.
  await build({
    entryPoints: [path.join(root, `scripts/${tool}.ts`)],
    absWorkingDir: root,
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20.9',
    external,
    logLevel: 'error',
    // Some packages still call require() for Node's own modules.
    banner: {
      js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
    },
  })
  await stop()
}

/** Whether this is the assembled application itself, as in an image, and not a checkout. */
export const isAssembled = fs.existsSync(path.join(root, 'server.js'))
