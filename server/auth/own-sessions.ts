import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import { sessions } from '#db/schema/users.ts'
import type { SessionSummary } from '#domain/accounts.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { notFound } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { changeSessions, theSession } from './change-sessions.ts'
import { clearSessionCookies } from './cookies.ts'
import type { SignedIn } from './signed-in.ts'

const living = (userId: string) =>
  and(
    eq(sessions.userId, userId),
    isNull(sessions.revokedAt),
    gt(sessions.idleExpiresAt, new Date().toISOString()),
  )

/** Where somebody is signed in, last used first; a program that never signs out could have any number of them. */
export const ownSessions = async (actor: Actor): Promise<{ data: SessionSummary[] }> => {
  const rows = await db
    .select({
      id: sessions.id,
      transport: sessions.transport,
      userAgent: sessions.userAgent,
      ip: sessions.ip,
      createdAt: sessions.createdAt,
      lastUsedAt: sessions.lastUsedAt,
      expiresAt: sessions.idleExpiresAt,
    })
    .from(sessions)
    .where(living(actor.id))
    .orderBy(desc(sessions.lastUsedAt), desc(sessions.id))
    .limit(100)
  return { data: rows.map((row) => ({ ...row, current: row.id === actor.sessionId })) }
}

/** Ends one of one's own sessions; 404 for anybody else's and for one that has ended. */
export const revokeSession = async ({ request, reply, actor }: SignedIn, id: string): Promise<void> => {
  await changeSessions(async (tx, changes) => {
    const ended = await changes.end(and(theSession(id), living(actor.id)), 'revoked')
    if (ended.length === 0) throw notFound()
    await audit(tx, { request, actor }, { action: 'auth.session_revoked', subject: { type: 'sessions', id } })
  })
  if (request.door === 'browser' && id === actor.sessionId) clearSessionCookies(reply)
}
