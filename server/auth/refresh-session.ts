import { eq } from 'drizzle-orm'
import { v4 } from 'uuid'
import type { Queryable } from '#db/client.ts'
import { sessions, users } from '#db/schema/users.ts'
import type { RequestFacts } from '../context.ts'
import { audit } from '../records/audit.ts'
import { profileColumns } from './account.ts'
import { changeSessions, theSession } from './change-sessions.ts'
import type { RefreshClaims } from './claims.ts'
import { judgeRefresh } from './judge-refresh.ts'
import type { Opened, SessionRow } from './open-session.ts'
import { expiryOf } from './session-lives.ts'

/** The session and its user, with the session's row locked: of many refreshes at once one rotates, the others see it. */
const lockSession = async (tx: Queryable, id: string) => {
  const [row] = await tx
    .select({ session: sessions, user: profileColumns, archivedAt: users.archivedAt })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(eq(sessions.id, id))
    .for('update', { of: sessions })
  return row
}

const rotate = async (
  tx: Queryable,
  { session, user }: Opened,
  request: RequestFacts,
): Promise<SessionRow> => {
  const now = new Date().toISOString()
  const [rotated] = await tx
    .update(sessions)
    .set({
      gen: session.gen + 1,
      refreshJti: v4(),
      previousJti: session.refreshJti,
      rotatedAt: now,
      lastUsedAt: now,
      ...expiryOf(user.role, session.createdAt, now),
      userAgent: request.userAgent,
      ip: request.ip,
    })
    .where(eq(sessions.id, session.id))
    .returning()
  return rotated ?? session
}

/**
 * The session that a genuine refresh token leads to: rotated, or as the last rotation left it; null when the token is
 * good for nothing. A token used again after its time ends the session and is told to the audit log.
 */
export const refreshSession = (claims: RefreshClaims, request: RequestFacts): Promise<Opened | null> =>
  changeSessions(async (tx, changes) => {
    const found = await lockSession(tx, claims.sid)
    if (found?.user.status !== 'active' || found.archivedAt) return null
    const { session, user } = found
    // Whoever has become an admin since the last refresh has an admin's shorter life from that refresh on.
    const { idleExpiresAt } = expiryOf(user.role, session.createdAt, session.rotatedAt)
    const judged = idleExpiresAt < session.idleExpiresAt ? { ...session, idleExpiresAt } : session
    const verdict = judgeRefresh(claims, judged, { now: Date.now(), userAgent: request.userAgent })
    if (verdict === 'replay') return { session, user }
    if (verdict === 'rotate') return { session: await rotate(tx, found, request), user }
    if (verdict === 'reuse') {
      await changes.end(theSession(session.id), 'token_reuse')
      // Who came with it, the owner or a thief, nobody can tell: the entry is about the user and by no one.
      await audit(
        tx,
        { request, actor: null },
        { action: 'auth.token_reuse', subject: { type: 'users', id: user.id } },
      )
    }
    return null
  })
