import type { RefreshClaims } from './claims.ts'
import type { SessionRow } from './open-session.ts'

/** How long after a rotation the token before it may still come: two tabs, a lost answer, a retry. */
export const replayMs = 30_000

type Facts = Pick<
  SessionRow,
  'userId' | 'gen' | 'refreshJti' | 'previousJti' | 'rotatedAt' | 'idleExpiresAt' | 'revokedAt' | 'userAgent'
>

/**
 * What a genuine refresh token is worth against its session as it stands (RFC 9700 §4.14.2):
 * `rotate` for the current one; `replay` the same successor for the one before, so that nobody is signed out by a lost
 * answer; `reuse` for any older one, which only a thief or his victim can still hold; `refuse`, without alarm, for a dead
 * session and for a token from a history that a restored backup has never seen.
 */
export const judgeRefresh = (
  claims: Pick<RefreshClaims, 'sub' | 'jti' | 'gen'>,
  session: Facts,
  { now, userAgent }: { now: number; userAgent: string },
): 'rotate' | 'replay' | 'reuse' | 'refuse' => {
  if (session.userId !== claims.sub || session.revokedAt || Date.parse(session.idleExpiresAt) <= now)
    return 'refuse'
  if (claims.gen > session.gen) return 'refuse'
  if (claims.gen === session.gen) return claims.jti === session.refreshJti ? 'rotate' : 'refuse'
  const lastOne = claims.jti === session.previousJti
  const inTime = now - Date.parse(session.rotatedAt) <= replayMs
  return lastOne && inTime && userAgent === session.userAgent ? 'replay' : 'reuse'
}
