/** Boots, or ends the process: the configuration is read while modules load, before boot() could say what is wrong with it. */
export const startUp = async () => {
  try {
    const { boot } = await import('./boot.ts')
    await boot()
  } catch (error) {
    process.stderr.write(`Nexo CRM cannot start. ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
