/** Prints one figure of what was verified. */
export const say = (what: string, figure: string | number) =>
  process.stdout.write(`${what.padEnd(44)} ${figure}\n`)

/** What `work` gives back, and the milliseconds that it took. */
export const timed = async <T>(work: () => Promise<T>): Promise<[T, number]> => {
  const from = performance.now()
  return [await work(), Math.round(performance.now() - from)]
}

export const seconds = (ms: number): string => `${Math.round(ms / 1000)} s`
