import { runTool } from './run-tool.ts'

/** Fills an empty instance with a company to try things on, beside a running server or without one. */
const main = async () => {
  const { openForTool } = await import('#server/boot.ts')
  const { fillDemo } = await import('#server/demo/fill.ts')
  const { close } = await openForTool()
  try {
    const accounts = await fillDemo()
    console.log('This Nexo now has a company in it. These accounts are told this once:\n')
    console.log(`${'role and username'.padEnd(20)}password`)
    for (const { username, password } of accounts) console.log(username.padEnd(20) + password)
  } finally {
    await close()
  }
}

await runTool(main)
