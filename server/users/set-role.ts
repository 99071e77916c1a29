import type { z } from 'zod'
import { isStaff } from '#domain/roles.ts'
import { linkKindOf, type roleInput, type UserWithPassword } from '#domain/users.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { requireStrongPassword } from '../auth/strong-password.ts'
import { badInput } from '../errors.ts'
import { versionConflict } from '../records/write.ts'
import { changeUser } from './change-user.ts'
import { unlinkFrom } from './link.ts'
import { oneTimePassword } from './one-time-password.ts'
import { getUser } from './read.ts'

/**
 * Gives an account another role, from its next request on. Who is raised from a portal role to staff gets a new password
 * with it, for a password can only be judged while it is being set: the one given here, or one made up and answered this
 * once; their sessions end. A link to a record of a kind that the new role does not go with is undone.
 */
export const setRole = async (
  ctx: SignedIn,
  { id, role, password: given }: z.output<typeof roleInput>,
): Promise<UserWithPassword> => {
  const account = await getUser(id)
  const raised = isStaff(role) && !isStaff(account.role)
  if (given && !raised) throw badInput([{ path: 'password', message: 'password_not_asked' }])
  if (given) requireStrongPassword(given, { ...account, role }, 'password')
  const password = raised ? (given ?? oneTimePassword()) : undefined
  const passwordHash = password && (await hashPassword(password))
  const user = await changeUser(ctx, {
    id,
    action: 'users.set_role',
    patch: { role },
    passwordHash,
    end: raised ? 'password_reset' : undefined,
    also: async (tx, before) => {
      // Somebody else gave a role while the password was being hashed: what was decided above no longer holds.
      if (before.role !== account.role) throw versionConflict()
      await unlinkFrom(tx, ctx, id, (type) => type !== linkKindOf(role))
    },
  })
  return { user, password: given ? null : (password ?? null) }
}
