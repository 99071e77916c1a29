import { type Limiter, type LimiterShape, take, tooMany } from './limiter.ts'

const day = 24 * 60 * 60
const longestSeconds = 15 * 60

/** 1 s, 2 s, 4 s … 15 min. */
const waitAfter = (refusals: number) => Math.min(2 ** refusals, longestSeconds)

/**
 * The growing delay between wrong passwords for one account. A device that has signed in to the account before has a
 * budget of its own, so that strangers who guess cannot lock its owner out; `device` must have been proven to be one.
 *
 * A try is counted before the password is looked at: of fifty at once five or six get through, not fifty.
 */
export const accountDelay = (freeTries: number, open: (name: string, shape: LimiterShape) => Limiter) => {
  const free = open('try', { points: freeTries, seconds: day })
  const gate = open('gate', { points: 1, seconds: 1 })
  const steps = open('step', { points: 1, seconds: day })

  const budgetOf = (account: string, device: string | null | undefined) =>
    device ? `${account}/${device}` : account
  const wait = async (budget: string) => waitAfter((await steps.get(budget))?.consumedPoints ?? 0)

  return {
    /** Takes one try, or throws a 429 with `retryAfter`. */
    async assertMayTry(account: string, device: string | null | undefined): Promise<void> {
      const budget = budgetOf(account, device)
      if ((await take(free, budget)) === undefined) return
      const refusedFor = await take(gate, budget, await wait(budget))
      if (refusedFor !== undefined) throw tooMany(refusedFor)
      await steps.penalty(budget)
    },

    /** The delay begins when the answer is given; on a slow machine the password took longer to check than the delay. */
    async recordFailure(account: string, device: string | null | undefined): Promise<void> {
      const budget = budgetOf(account, device)
      const tries = (await free.get(budget))?.consumedPoints ?? 0
      if (tries >= freeTries) await gate.block(budget, await wait(budget))
    },

    /** Whoever knows the password starts anew; the budgets of other devices and of strangers stay as they are. */
    async recordSuccess(account: string, device: string | null | undefined): Promise<void> {
      const budget = budgetOf(account, device)
      await Promise.all([free.delete(budget), gate.delete(budget), steps.delete(budget)])
    },
  }
}
