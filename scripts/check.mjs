import { runChecks } from './checks.mjs'
import { stopCommandsOnSignals } from './command.mjs'
import { ensureInstalled } from './install.mjs'
import { run } from './project.mjs'

await run(async () => {
  stopCommandsOnSignals()
  await ensureInstalled()
  const { passed, failed } = await runChecks()
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed > 0 ? 1 : 0
})
