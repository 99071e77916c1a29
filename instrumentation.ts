/** Next calls this once per server process and answers nothing before it has ended. */
export const register = async () => {
  // Alone in its branch, so that Next leaves it out of what it builds for the edge.
  if (process.env.NEXT_RUNTIME === 'nodejs') await (await import('#server/start-up.ts')).startUp()
}
