import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { root } from './project.mjs'

const files = [
  'package.json',
  'package-lock.json',
  'next.config.mjs',
  'tsconfig.json',
  'postcss.config.cjs',
  'proxy.ts',
  'instrumentation.ts',
  'scripts/build.mjs',
  'scripts/assemble.mjs',
]
const folders = ['app', 'domain', 'db', 'server', 'public']
const notBuilt = /\.test\.tsx?$|^server\/testing\//

/** A name for exactly these sources, as twelve hexadecimal digits: whatever a build depends on, and nothing else. */
export const sourceHash = () => {
  const hash = createHash('sha256').update(process.versions.modules)
  const tools = fs.readdirSync(path.join(root, 'scripts')).filter((name) => name.endsWith('.ts'))
  const all = [...files, ...tools.map((name) => `scripts/${name}`), ...folders.flatMap(filesIn)]
  for (const file of all.filter((name) => !notBuilt.test(name)).sort())
    hash
      .update(file)
      .update('\0')
      .update(fs.readFileSync(path.join(root, file)))
      .update('\0')
  return hash.digest('hex').slice(0, 12)
}

/** @param {string} folder @returns {string[]} */
const filesIn = (folder) =>
  fs.readdirSync(path.join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const name = `${folder}/${entry.name}`
    return entry.isDirectory() ? filesIn(name) : entry.isFile() ? [name] : []
  })
