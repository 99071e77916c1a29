import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { stopCommandsOnSignals } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { Refusal, run } from './project.mjs'
import { steps } from './test-steps.mjs'

/** What tests may know of the shell they were started in: never which database, secret or port it is set up for. */
const harmless =
  /^(PATH|HOME|USER|LOGNAME|SHELL|TERM|LANG|LC_\w+|TZ|CI|DEBUG|(FORCE|NO)_COLOR|DISPLAY|\w+_proxy|NODE_EXTRA_CA_CERTS|SSL_CERT_\w+|XDG_\w+|PLAYWRIGHT_\w+|CHROMIUM_PATH|REDIS_SERVER|(E2E_)?PGBOUNCER)$/i

/** A folder for everything that the tests write, gone when this process is. */
const openWorkshop = () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'nexo-npm-test-'))
  // What was stopped a moment ago may still write.
  const removal = { recursive: true, force: true, maxRetries: 20, retryDelay: 100 }
  process.on('exit', () => fs.rmSync(folder, removal))
  const shell = Object.entries(process.env).filter(([name]) => harmless.test(name))
  return { folder, env: { ...Object.fromEntries(shell), TMPDIR: folder, NEXO_IGNORE_ENV_FILES: '1' } }
}

/** @param {string[]} wanted */
const choose = (wanted) => {
  const unknown = wanted.find((name) => !(name in steps))
  if (unknown) throw new Refusal(`There is no step "${unknown}": there are ${Object.keys(steps).join(', ')}.`)
  return Object.entries(steps).filter(([name]) => wanted.length === 0 || wanted.includes(name))
}

await run(async () => {
  const chosen = choose(process.argv.slice(2))
  stopCommandsOnSignals()
  await ensureInstalled()
  const workshop = openWorkshop()

  const lines = []
  const total = { passed: 0, failed: 0 }
  for (const [name, step] of chosen) {
    console.log(`\n── ${name}`)
    const from = performance.now()
    const {
      passed,
      failed,
      names = [],
    } = await step(workshop).catch((error) => {
      console.error(error instanceof Refusal ? error.message : error)
      return { passed: 0, failed: 1 }
    })
    total.passed += passed
    total.failed += failed
    const seconds = `${((performance.now() - from) / 1000).toFixed(1)} s`
    lines.push(
      `${name.padEnd(12)} ${`${passed} passed`.padStart(12)}, ${failed} failed ${seconds.padStart(9)}`,
      ...names.map((test) => `  failed: ${test}`),
    )
  }
  console.log(`\n${lines.join('\n')}\n${total.passed} passed, ${total.failed} failed`)
  process.exitCode = total.failed > 0 ? 1 : 0
})
