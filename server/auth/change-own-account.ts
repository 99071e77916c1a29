import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { users } from '#db/schema/users.ts'
import { unauthorized } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'
import { changeSessions, sessionsOf } from './change-sessions.ts'
import type { SignedIn } from './signed-in.ts'

/**
 * Changes what of one's own account is one's own to change, for every session of one's own, with its line in the audit
 * log. `read` locks the part of the account's row that `input` is of; it is what comes back. What stays as it is is not
 * written.
 */
export const changeOwnAccount = <T extends Record<string, unknown>>(
  { request, actor }: SignedIn,
  input: Partial<T>,
  read: (tx: Queryable) => Promise<T[]>,
): Promise<T> =>
  changeSessions(async (tx, sessions) => {
    const [before] = await read(tx)
    if (!before) throw unauthorized()
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    await tx
      .update(users)
      .set({ ...input, updatedAt: new Date().toISOString(), version: sql`${users.version} + 1` })
      .where(eq(users.id, actor.id))
    await sessions.changed(sessionsOf(actor.id))
    await audit(
      tx,
      { request, actor },
      { action: 'users.update', subject: { type: 'users', id: actor.id }, changes },
    )
    const [after] = await read(tx)
    return after ?? before
  })
