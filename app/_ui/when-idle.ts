/** Where a browser cannot say that it is idle. */
const patienceMs = 1_000

/** Runs it once the page has nothing else to do; the returned function calls it off. */
export const whenIdle = (run: () => void) => {
  if (!('requestIdleCallback' in window)) {
    const timer = setTimeout(run, patienceMs)
    return () => clearTimeout(timer)
  }
  const asked = requestIdleCallback(run, { timeout: patienceMs })
  return () => cancelIdleCallback(asked)
}
