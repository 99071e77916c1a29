import fs from 'node:fs'
import path from 'node:path'
import { runChecks } from './checks.mjs'
import { command } from './command.mjs'
import { findChromium } from './find-chromium.mjs'
import { findPgBouncer } from './find-pgbouncer.mjs'
import { findRedis } from './find-redis.mjs'
import { root } from './project.mjs'

const stepTimeoutMs = 30 * 60_000

/** @typedef {{ passed: number, failed: number, names?: string[] }} Count how many, and the names of those that failed */
/** @typedef {{ folder: string, env: NodeJS.ProcessEnv }} Workshop where a run keeps its files, and what its tools are told */

/**
 * The steps of `npm test`, in order. Each runs real tests and counts them; one that cannot even start counts as a failure.
 * @type {Record<string, (workshop: Workshop) => Promise<Count>>}
 */
export const steps = {
  check: runChecks,
  unit: (workshop) => vitest('unit', workshop),
  integration: async (workshop) => {
    const redis = await findRedis()
    if (!(await findPgBouncer()))
      console.log('Without PgBouncer (apt-get install pgbouncer) server/pgbouncer.test.ts is not run.')
    return vitest('integration', withRedis(workshop, redis))
  },
  build: async ({ env }) => {
    const { code } = await shown(process.execPath, ['scripts/build.mjs'], env)
    return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1 }
  },
  launch: async (workshop) => vitest('launch', withRedis(workshop, await findRedis())),
  e2e: async (workshop) => playwright(withRedis(workshop, await findRedis()), await findChromium()),
}

/** @param {Workshop} workshop @param {string} redis */
const withRedis = ({ folder, env }, redis) => ({ folder, env: { ...env, REDIS_SERVER: redis } })

/** @param {string} program @param {string[]} args @param {NodeJS.ProcessEnv} env */
const shown = (program, args, env) =>
  command(program, args, { env, timeoutMs: stepTimeoutMs, onOutput: (text) => process.stdout.write(text) })

/** @param {string} project @param {Workshop} workshop */
const vitest = async (project, { folder, env }) => {
  const report = path.join(folder, `${project}.json`)
  const args = [
    'run',
    '--project',
    project,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]
  const { code } = await shown(path.join(root, 'node_modules/.bin/vitest'), args, env)
  const found = read(report)
  const left = (found?.numPendingTests ?? 0) + (found?.numTodoTests ?? 0)
  return { ...count(code, found?.numPassedTests, found?.numFailedTests, left), names: failedTests(found) }
}

/** @param {import('vitest/node').JsonTestResults | undefined} found */
const failedTests = (found) =>
  (found?.testResults ?? []).flatMap(({ name, status, message, assertionResults }) => {
    const file = path.relative(root, name)
    const failed = assertionResults.filter((test) => test.status === 'failed')
    if (status === 'failed' && failed.length === 0) return [`${file}: ${message}`]
    return failed.map(({ fullName }) => `${file}: ${fullName}`)
  })

/** @param {Workshop} workshop @param {string} chromium */
const playwright = async ({ folder, env }, chromium) => {
  const report = path.join(folder, 'e2e.json')
  const told = { ...env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report }
  const args = ['test', '--reporter=list,json', `--output=${path.join(folder, 'e2e')}`]
  const { code } = await shown(path.join(root, 'node_modules/.bin/playwright'), args, told)
  const found = read(report)
  const stats = found?.stats
  const failed = (stats?.unexpected ?? 0) + (stats?.flaky ?? 0)
  return {
    ...count(code, stats?.expected, failed, stats?.skipped),
    names: (found?.suites ?? []).flatMap(failedSpecs),
  }
}

/** @param {import('@playwright/test/reporter').JSONReportSuite} suite @returns {string[]} */
const failedSpecs = ({ specs, suites = [] }) => [
  ...specs.filter(({ ok }) => !ok).map(({ file, line, title }) => `e2e/${file}:${line}: ${title}`),
  ...suites.flatMap(failedSpecs),
]

/** A test that was left out has not passed, and a run that broke outside of its tests has failed. */
const count = (code = 1, passed = 0, failed = 0, left = 0) => {
  if (left > 0) console.log(`${left} left out: these count as failed.`)
  return { passed, failed: failed + left || (code === 0 && passed > 0 ? 0 : 1) }
}

/** @param {string} file */
const read = (file) => (fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : undefined)
