import { type Limiter, type LimiterShape, take, tooMany } from './limiter.ts'

const day = 24 * 60 * 60
const longestSeconds = 15 * 60

/** The counters behind the growing delay between wrong passwords. */
export type Delay = { freeTries: number; free: Limiter; gate: Limiter; steps: Limiter }

export const openDelay = (
  freeTries: number,
  open: (name: string, shape: LimiterShape) => Limiter,
): Delay => ({
  freeTries,
  free: open('try', { points: freeTries, seconds: day }),
  gate: open('gate', { points: 1, seconds: 1 }),
  steps: open('step', { points: 1, seconds: day }),
})

/** 1 s, 2 s, 4 s … 15 min. */
const wait = async ({ steps }: Delay, budget: string) =>
  Math.min(2 ** ((await steps.get(budget))?.consumedPoints ?? 0), longestSeconds)

/**
 * Takes one try of a budget, or throws a 429 with `retryAfter`. It is counted before the password is looked at: of fifty
 * tries at once five or six get through, not fifty.
 */
export const takeTry = async (delay: Delay, budget: string): Promise<void> => {
  if ((await take(delay.free, budget)) === undefined) return
  const refusedFor = await take(delay.gate, budget, await wait(delay, budget))
  if (refusedFor !== undefined) throw tooMany(refusedFor)
  await delay.steps.penalty(budget)
}

/** The delay begins with the answer: on a slow machine it takes longer to check a password than to wait a second. */
export const triedInVain = async (delay: Delay, budget: string): Promise<void> => {
  const tries = (await delay.free.get(budget))?.consumedPoints ?? 0
  if (tries >= delay.freeTries) await delay.gate.block(budget, await wait(delay, budget))
}

/** Whoever knows the password starts anew. */
export const startAnew = async ({ free, gate, steps }: Delay, budget: string): Promise<void> => {
  await Promise.all([free.delete(budget), gate.delete(budget), steps.delete(budget)])
}
