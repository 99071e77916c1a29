import { putInPlace } from './put-in-place.ts'
import { runTool } from './run-tool.ts'

/** Puts back what was backed up before the last upgrade; run with the files of the version from before it. */
const main = async () => {
  // Not at the top: it reads the configuration as soon as it is loaded, which may throw.
  const { findRollback } = await import('#server/backups/rollback.ts')
  const file = await findRollback()
  console.log(`Putting back ${file}.`)
  await putInPlace(file)
}

await runTool(main)
