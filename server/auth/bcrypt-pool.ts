import { availableParallelism } from 'node:os'
import path from 'node:path'
import { Piscina } from 'piscina'
import { Problem } from '../errors.ts'
import { processWide } from '../process-wide.ts'

/** Passwords that may wait for a thread: some 8 s of work at cost 12 on a desktop, 40 s on a Raspberry Pi. */
export const longestQueue = 32

/**
 * Threads that do nothing but bcrypt: on the main thread eight logins would hold every other request for a second. They
 * end after ten seconds without work, so that an idle instance keeps no memory for them (8 to 12 MB each).
 */
export const bcryptPool = processWide(
  'bcrypt',
  () =>
    new Piscina({
      filename: path.resolve('server/auth/bcrypt-worker.mjs'),
      minThreads: 0,
      maxThreads: Math.min(2, Math.max(1, availableParallelism() - 1)),
      idleTimeout: 10_000,
      resourceLimits: { maxOldGenerationSizeMb: 16, maxYoungGenerationSizeMb: 4 },
      env: {}, // The secrets of the environment are none of its business.
      execArgv: [],
    }),
)

const run = async (
  name: 'hash' | 'compare',
  task: { text: string; cost?: number; hash?: string },
): Promise<unknown> => {
  if (bcryptPool.queueSize >= longestQueue)
    throw new Problem(
      'SERVICE_UNAVAILABLE',
      'busy',
      'Too many people are signing in at once: try again in a moment.',
      {
        retryAfter: 10,
      },
    )
  return bcryptPool.run(task, { name })
}

/** The bcrypt hash of a text of at most 72 bytes. Throws a 503 `busy` when too many wait already. */
export const bcryptHash = async (text: string, cost: number): Promise<string> =>
  String(await run('hash', { text, cost }))

/** Whether the text is the one that was hashed. Throws a 503 `busy` when too many wait already. */
export const bcryptCompare = async (text: string, hash: string): Promise<boolean> =>
  (await run('compare', { text, hash })) === true
