import { Problem } from './errors.ts'

/** This version did not exist before: a clock that says so has not been set yet. */
const earliest = Date.parse('2026-11-01T00:00:00Z')

/** A Raspberry Pi has no clock of its own: without a network it begins wherever it was, or in 1970. */
export const clockIsSet = (now = Date.now()) => now >= earliest

/**
 * No session begins or goes on by a clock that is not set: everybody's tokens would have run out, or never do, when it
 * is. Throws a 503 that is worth trying again.
 */
export const requireClock = () => {
  if (clockIsSet()) return
  throw new Problem(
    'SERVICE_UNAVAILABLE',
    'clock_wrong',
    'The clock of the server is not set yet: nobody can sign in until it is.',
    { retryAfter: 10 },
  )
}
