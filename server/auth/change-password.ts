import { and, eq } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import type { changePasswordInput } from '#domain/accounts.ts'
import { db } from '../database.ts'
import { Problem } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { profileColumns } from './account.ts'
import { handOver } from './answer.ts'
import { changeSessions, otherSessionsOf, sessionsOf } from './change-sessions.ts'
import { assertMayTry, recordFailure, recordSuccess } from './limits.ts'
import { openSession } from './open-session.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import type { SignedIn } from './signed-in.ts'
import { requireStrongPassword } from './strong-password.ts'

const wrongPassword = () =>
  new Problem('UNAUTHORIZED', 'wrong_password', 'The old password is not right.', {
    errors: [{ path: 'oldPassword', message: 'wrong_password' }],
  })

/**
 * Changes one's own password; every other session is dead at once. A browser gets a new session in the same answer; a
 * program, whose answer has no body, keeps the one it asked with. 401 `wrong_password`, counted like a failed login.
 */
export const changePassword = async (
  ctx: SignedIn,
  input: z.output<typeof changePasswordInput>,
): Promise<void> => {
  const { request, actor } = ctx
  const counted = `password:${actor.id}`
  await assertMayTry(counted, undefined)
  const [account] = await db
    .select({ user: profileColumns, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(users.id, actor.id))
  const { ok } = await verifyPassword(input.oldPassword, account?.passwordHash ?? null)
  if (!ok || !account) {
    await recordFailure(counted, undefined)
    throw wrongPassword()
  }
  await recordSuccess(counted, undefined)
  requireStrongPassword(input.newPassword, account.user, 'newPassword')
  const passwordHash = await hashPassword(input.newPassword)
  const opened = await changeSessions(async (tx, changes) => {
    const [changed] = await tx
      .update(users)
      .set({ passwordHash, updatedAt: new Date().toISOString() })
      // Changed by somebody else while bcrypt was at work: then what we checked is no longer the password.
      .where(and(eq(users.id, actor.id), eq(users.passwordHash, account.passwordHash)))
      .returning(profileColumns)
    if (!changed) throw wrongPassword()
    await audit(
      tx,
      { request, actor },
      { action: 'auth.password_changed', subject: { type: 'users', id: actor.id } },
    )
    if (request.door === 'rest') {
      await changes.end(otherSessionsOf(actor.id, actor.sessionId), 'password_changed')
      return undefined
    }
    await changes.end(sessionsOf(actor.id), 'password_changed')
    return openSession(tx, changes, changed, request)
  })
  if (opened) await handOver({ request, reply: ctx.reply }, opened)
}
