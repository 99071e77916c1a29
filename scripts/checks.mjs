import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { command } from './command.mjs'
import { toolEnvironment } from './environment.mjs'
import { root } from './project.mjs'

/** @param {string} name @param {...string} args */
const tool = (name, ...args) =>
  command(path.join(root, 'node_modules/.bin', name), args, { env: toolEnvironment() })

/** Next makes types of the routes; without them the compiler knows no link. */
const types = async () => {
  const routes = await tool('next', 'typegen')
  return routes.code === 0 ? tool('tsc', '--noEmit', '-p', '.') : routes
}

/** Asks for a new migration in a copy: if there is something to write, somebody changed the schema and did not ask. */
const migrations = async () => {
  const copy = fs.mkdtempSync(path.join(os.tmpdir(), 'nexo-migrations-'))
  try {
    fs.cpSync(path.join(root, 'db/migrations'), copy, { recursive: true })
    const before = fs.readdirSync(copy).length
    const schema = ['--dialect=postgresql', '--schema=./db/schema/index.ts', '--casing=snake_case']
    // drizzle-kit takes a relative folder only.
    const done = await tool('drizzle-kit', 'generate', ...schema, `--out=${path.relative(root, copy)}`)
    if (done.code === 0 && fs.readdirSync(copy).length !== before)
      return {
        code: 1,
        output: 'db/schema has changes that db/migrations has not: run npx drizzle-kit generate.',
      }
    return done
  } finally {
    fs.rmSync(copy, { recursive: true, force: true })
  }
}

/** @type {Record<string, () => Promise<{ code: number, output: string }>>} */
const checks = {
  biome: () => tool('biome', 'check', '--error-on-warnings'),
  types,
  knip: () => tool('knip'),
  'drizzle-kit check': () => tool('drizzle-kit', 'check'),
  'migrations in step': migrations,
}

/** Runs every check at the same time, prints what each says, and counts. */
export const runChecks = async () => {
  const results = await Promise.all(
    Object.entries(checks).map(async ([name, check]) => {
      const from = performance.now()
      const { code, output } = await check()
      const seconds = ((performance.now() - from) / 1000).toFixed(1)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`)
      if (code !== 0) console.log(`${output.trim()}\n`)
      return code === 0
    }),
  )
  const passed = results.filter((ok) => ok).length
  return { passed, failed: results.length - passed }
}
