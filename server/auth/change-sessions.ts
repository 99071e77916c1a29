import { and, eq, isNull, ne, type SQL } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { sessions } from '#db/schema/users.ts'
import { notifyDrop } from '../cache/invalidation.ts'
import { db } from '../database.ts'
import { say } from '../live/notice.ts'
import { bury, drop, sessionKey } from './session-cache.ts'

/** Why a session ended, as it stands in its row. */
export type EndReason =
  | 'logout'
  | 'logout_everywhere'
  | 'revoked'
  | 'replaced'
  | 'password_changed'
  | 'password_reset'
  | 'token_reuse'
  | 'suspended'
  | 'deleted'

/** Which sessions: one, all of a user, or all of a user but one. */
export const theSession = (id: string) => eq(sessions.id, id)
export const sessionsOf = (userId: string) => eq(sessions.userId, userId)
export const otherSessionsOf = (userId: string, keep: string) =>
  and(eq(sessions.userId, userId), ne(sessions.id, keep))

export type SessionChanges = {
  /** Ends the sessions that are not ended yet; returns their ids. */
  end: (which: SQL | undefined, reason: EndReason) => Promise<string[]>
  /** Says that the account behind these sessions is changing: name, role, anything that a request asks about. */
  changed: (which: SQL | undefined) => Promise<void>
}

/**
 * One transaction that may end or change sessions. As soon as it has committed no cache believes the old state: entries
 * of ended sessions are overwritten with tombstones, those of changed ones dropped, here and in the other processes, and
 * streams that are open in their name end.
 * Whoever suspends, deletes or gives a role to a user does so in here.
 */
export const changeSessions = async <T>(
  work: (tx: Queryable, changes: SessionChanges) => Promise<T>,
): Promise<T> => {
  const ended = new Set<string>()
  const changed = new Set<string>()
  const note = async (tx: Queryable, ids: string[], into: Set<string>) => {
    for (const id of ids) into.add(id)
    if (ids.length === 0) return
    await notifyDrop(tx, ids.map(sessionKey))
    await say(tx, ...ids.map((session) => ({ session })))
  }
  try {
    const result = await db.transaction((tx) =>
      work(tx, {
        end: async (which, reason) => {
          const rows = await tx
            .update(sessions)
            .set({ revokedAt: new Date().toISOString(), revokeReason: reason })
            .where(and(which, isNull(sessions.revokedAt)))
            .returning({ id: sessions.id })
          const ids = rows.map((row) => row.id)
          await note(tx, ids, ended)
          return ids
        },
        changed: async (which) => {
          const rows = await tx
            .select({ id: sessions.id })
            .from(sessions)
            .where(and(which, isNull(sessions.revokedAt)))
          await note(
            tx,
            rows.map((row) => row.id),
            changed,
          )
        },
      }),
    )
    await Promise.all([bury(ended), drop(changed)])
    return result
  } catch (error) {
    // A connection lost during COMMIT leaves open whether it took place: let PostgreSQL be asked.
    await drop([...ended, ...changed])
    throw error
  }
}
