/** More than that and who reads is too slow: what waits gives way to `instead`. */
const most = 1_000

/** What waits for one reader, in order. */
export const newInbox = <T>(instead: T) => {
  let waiting: T[] = []
  let wake = (): void => undefined
  return {
    put(item: T) {
      waiting = waiting.length < most ? [...waiting, item] : [instead]
      wake()
    },
    /** All that has come, as soon as there is something; nothing after `ms`, or when the signal is aborted. */
    async take(ms: number, signal: AbortSignal): Promise<T[]> {
      if (waiting.length === 0 && !signal.aborted)
        await new Promise<void>((resolve) => {
          const done = () => {
            clearTimeout(timer)
            signal.removeEventListener('abort', done)
            resolve()
          }
          const timer = setTimeout(done, ms).unref()
          signal.addEventListener('abort', done)
          wake = done
        })
      const taken = waiting
      waiting = []
      return taken
    },
  }
}
