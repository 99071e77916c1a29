import { createHash } from 'node:crypto'
import { redis } from '../cache/cache.ts'
import { pool } from '../database.ts'
import { env } from '../env.ts'
import { processWide } from '../process-wide.ts'
import { openDelay, startAnew, takeTry, triedInVain } from './account-delay.ts'
import { type Limiter, openLimiter, take, tooMany } from './limiter.ts'
import { networkOf } from './network.ts'

const minute = 60
const hour = 60 * minute
const scaled = (points: number) => Math.max(1, Math.round(points * env.LIMIT_SCALE))

/** Every limit there is: so many per network address or account in so many seconds (times LIMIT_SCALE). */
export const limitTable = {
  login: { per: 'address', points: scaled(20), seconds: 5 * minute },
  register: { per: 'address', points: scaled(20), seconds: hour },
  setup: { per: 'address', points: scaled(20), seconds: hour },
  refresh: { per: 'address', points: scaled(120), seconds: minute },
  reset: { per: 'account', points: scaled(3), seconds: hour },
} as const satisfies Record<string, { per: 'address' | 'account'; points: number; seconds: number }>

/** Wrong passwords per account and device before the delay begins. */
export const freeTries = scaled(5)

export type LimitName = keyof typeof limitTable

const open = async () => {
  const store = redis ? { redis: (await redis).client } : { pool }
  return {
    limiters: new Map<LimitName, Limiter>(),
    store,
    delay: openDelay(freeTries, (name, shape) => openLimiter(name, shape, store)),
  }
}

/** One set per process, opened at the first use: what stands in for a lost store must be counted together too. */
const opened = processWide('auth.limits', (): { limits?: ReturnType<typeof open> } => ({}))
const limits = () => {
  opened.limits ??= open()
  return opened.limits
}

const limiterOf = async (name: LimitName) => {
  const { limiters, store } = await limits()
  const limiter = limiters.get(name) ?? openLimiter(name, limitTable[name], store)
  limiters.set(name, limiter)
  return limiter
}

/** Keys of one length, and nobody's name or address in the store. */
const hashed = (text: string) => createHash('sha256').update(text).digest('base64url').slice(0, 32)

/**
 * Counts one of what the table names, for an address or an account; throws a 429 with `retryAfter` when it is one too
 * many. IPv6 addresses count by their network of 64 bits, since that is what one customer holds.
 */
export const limit = async (name: LimitName, key: string): Promise<void> => {
  const whose = limitTable[name].per === 'address' ? networkOf(key) : key
  const refusedFor = await take(await limiterOf(name), hashed(whose))
  if (refusedFor !== undefined) throw tooMany(refusedFor)
}

type Device = string | null | undefined

/**
 * A device that has signed in to the account before has a budget of its own, so that strangers who guess cannot lock its
 * owner out. The caller must have proof that it is one.
 */
const budgetOf = (account: string, device: Device) => hashed(device ? `${account}/${device}` : account)

/** Takes one try at a password of the account, on this device; throws a 429 with `retryAfter` when it comes too soon. */
export const assertMayTry = async (account: string, device: Device): Promise<void> =>
  takeTry((await limits()).delay, budgetOf(account, device))

/** To be called when the password was wrong: the delay until the next try begins now. */
export const recordFailure = async (account: string, device: Device): Promise<void> =>
  triedInVain((await limits()).delay, budgetOf(account, device))

/** To be called when the password was right. */
export const recordSuccess = async (account: string, device: Device): Promise<void> =>
  startAnew((await limits()).delay, budgetOf(account, device))
