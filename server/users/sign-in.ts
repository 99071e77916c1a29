import type { UserWithPassword } from '#domain/users.ts'
import { changeSessions, sessionsOf } from '../auth/change-sessions.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { audit } from '../records/audit.ts'
import { changeUser, lockedUser } from './change-user.ts'
import { oneTimePassword } from './one-time-password.ts'

/** Gives an account a new password, answered this once, and ends all of its sessions. */
export const resetPassword = async (ctx: SignedIn, id: string): Promise<UserWithPassword> => {
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  const user = await changeUser(ctx, {
    id,
    action: 'users.reset_password',
    patch: {},
    passwordHash,
    end: 'password_reset',
  })
  return { user, password }
}

/** Ends every session of an account; whoever still knows the password may sign in again. */
export const signOutEverywhere = ({ actor, request }: SignedIn, id: string): Promise<void> =>
  changeSessions(async (tx, sessions) => {
    await lockedUser(tx, id)
    await sessions.end(sessionsOf(id), 'revoked')
    await audit(tx, { request, actor }, { action: 'users.sign_out', subject: { type: 'users', id } })
  })
