export {} // A module, so that it may wait at its top.

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

try {
  await main()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
