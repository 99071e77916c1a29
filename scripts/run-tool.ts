/** Runs a tool to its end. What it throws is told in a sentence, and fails it. */
export const runTool = async (main: () => Promise<unknown>): Promise<never> => {
  try {
    await main()
    process.exit(0)
  } catch (error) {
    console.error(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
