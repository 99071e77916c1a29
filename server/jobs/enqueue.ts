import type { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { jobs } from '#db/schema/system.ts'
import { ring } from './bell.ts'
import { type JobKind, kinds } from './kinds.ts'

type Options = {
  /** Not before this moment (ISO); at once if not said. */
  runAt?: string
  /** While a job with this key waits or runs, another is not added. */
  uniqueKey?: string
}

/**
 * Adds a job; inside a transaction it exists only if that commits. False when its `uniqueKey` is taken. A job runs at
 * least once: a handler must bear being run again after its process was killed half-way.
 */
export const enqueue = async <K extends JobKind>(
  tx: Pick<Queryable, 'insert'>,
  kind: K,
  payload: z.input<(typeof kinds)[K]['payload']>,
  { runAt, uniqueKey }: Options = {},
): Promise<boolean> => {
  const added = await tx
    .insert(jobs)
    .values({ kind, payload: kinds[kind].payload.parse(payload), uniqueKey, ...(runAt && { runAt }) })
    .onConflictDoNothing({ target: jobs.uniqueKey })
    .returning({ id: jobs.id })
  ring()
  return added.length > 0
}
