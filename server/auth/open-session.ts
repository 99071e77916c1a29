import { v4 } from 'uuid'
import type { Queryable } from '#db/client.ts'
import { sessions } from '#db/schema/users.ts'
import type { Profile } from '#domain/accounts.ts'
import { requireClock } from '../clock.ts'
import type { RequestFacts } from '../context.ts'
import { type SessionChanges, theSession } from './change-sessions.ts'
import { presentedSessions } from './presented.ts'
import { expiryOf } from './session-lives.ts'

export type SessionRow = typeof sessions.$inferSelect
/** A session just opened or refreshed, ready to be signed. */
export type Opened = { session: SessionRow; user: Profile }

/**
 * Opens a session for a user who has just proven who they are, inside the transaction of that proof. A session that the
 * browser still carries ends with it: two of them in one browser could never both be signed out (ASVS 5.0, 7.2.4).
 */
export const openSession = async (
  tx: Queryable,
  changes: SessionChanges,
  user: Profile,
  request: RequestFacts,
): Promise<Opened> => {
  requireClock()
  if (request.door === 'browser')
    for (const { sid } of await presentedSessions(request)) await changes.end(theSession(sid), 'replaced')
  const now = new Date().toISOString()
  const [session] = await tx
    .insert(sessions)
    .values({
      userId: user.id,
      transport: request.door === 'browser' ? 'cookie' : 'bearer',
      refreshJti: v4(),
      rotatedAt: now,
      ...expiryOf(user.role, now, now),
      userAgent: request.userAgent,
      ip: request.ip,
      createdAt: now,
      lastUsedAt: now,
    })
    .returning()
  if (!session) throw new Error('PostgreSQL returned no row for an INSERT … RETURNING.')
  return { session, user }
}
