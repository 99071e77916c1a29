/** Next calls this once per server process and answers nothing before it has ended. */
export const register = async () => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  try {
    const { boot } = await import('#server/boot.ts')
    await boot()
  } catch (error) {
    // The configuration is read while modules load, before boot() can say what is wrong with it.
    process.stderr.write(`Nexo CRM cannot start. ${error instanceof Error ? error.message : error}\n`)
    process.exit(1)
  }
}
