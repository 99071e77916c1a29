import { cleanUp } from './clean-up.ts'

/** What each kind of job does. A handler may run twice (its worker may die just before it says so), and must allow that. */
export const handlers: Record<string, (payload: unknown) => Promise<unknown>> = {
  'clean-up': cleanUp,
}

/** Kinds that come again by themselves, every so many minutes; once for all replicas together. */
export const recurring: Record<string, number> = {
  'clean-up': 60,
}
