import { eq } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { users } from '#db/schema/users.ts'
import type { Context } from '../context.ts'
import { audit } from '../records/audit.ts'
import { changeSessions, sessionsOf, theSession } from './change-sessions.ts'
import { clearSessionCookies } from './cookies.ts'
import { presentedSessions } from './presented.ts'
import type { SignedIn } from './signed-in.ts'

const nameOf = async (tx: Queryable, id: string) => {
  const [user] = await tx
    .select({ id: users.id, fullName: users.fullName })
    .from(users)
    .where(eq(users.id, id))
  return user ?? null
}

/**
 * Ends the session whose access or refresh token the request carries, run out or not: both are dead at once. Asked again,
 * or without any token, it finds nothing to do and is as content.
 */
export const logout = async ({ request, reply }: Context, refreshToken?: string): Promise<void> => {
  const presented = await presentedSessions(request, refreshToken)
  if (presented.length > 0)
    await changeSessions(async (tx, changes) => {
      for (const { sid, sub } of presented) {
        const ended = await changes.end(theSession(sid), 'logout')
        if (ended.length === 0) continue
        const actor = await nameOf(tx, sub)
        await audit(tx, { request, actor }, { action: 'auth.logout', subject: { type: 'users', id: sub } })
      }
    })
  if (request.door === 'browser') clearSessionCookies(reply)
}

/** Ends every session of whoever asks, this one too. */
export const logoutEverywhere = async ({ request, reply, actor }: SignedIn): Promise<void> => {
  await changeSessions(async (tx, changes) => {
    await changes.end(sessionsOf(actor.id), 'logout_everywhere')
    await audit(
      tx,
      { request, actor },
      { action: 'auth.logout_everywhere', subject: { type: 'users', id: actor.id } },
    )
  })
  if (request.door === 'browser') clearSessionCookies(reply)
}
