import { sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { directConnection, pool } from '../database.ts'
import { processWide } from '../process-wide.ts'
import { cache, memory } from './cache.ts'
import { channel, listenForDrops } from './listen.ts'

const running = processWide('cache.listener', (): { current?: ReturnType<typeof listenForDrops> } => ({}))

/**
 * Has every process that shares this database drop the keys when the transaction commits, and not if it fails. Needed
 * where each keeps a cache in its own memory; in a shared cache the caller's own `set` or `del` after the commit is all.
 *
 * The race that matters: another process missed, reads the old row, and fills after it heard the drop. `del` leaves a
 * fence that refuses such a fill for longer than a read takes (fence.ts).
 */
export const notifyDrop = async (tx: Pick<Queryable, 'execute'>, keys: readonly string[]): Promise<void> => {
  if (cache.tier !== 'memory' || keys.length === 0) return
  await tx.execute(
    sql`select pg_notify(${channel}, key) from json_array_elements_text(${JSON.stringify(keys)}::json) as key`,
  )
}

/** Begins to hear other processes; resolves after the first attempt, which may have failed: it goes on trying. */
export const startInvalidation = async (): Promise<void> => {
  if (!memory || running.current) return
  running.current = listenForDrops(memory, pool, directConnection())
  await running.current.tried
}

export const stopInvalidation = async (): Promise<void> => {
  await running.current?.stop()
  delete running.current
}
