import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import type { registerInput } from '#domain/accounts.ts'
import type { Context } from '../context.ts'
import { env } from '../env.ts'
import { Problem } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { profileColumns } from './account.ts'
import { type SignedInAnswer, welcome } from './answer.ts'
import { changeSessions } from './change-sessions.ts'
import { limit } from './limits.ts'
import { openSession } from './open-session.ts'
import { hashPassword } from './passwords.ts'
import { sayWhatIsTaken } from './taken.ts'

/**
 * Makes an account and signs it in. Its role is `client`, whoever asks for whatever: staff give roles. 403 unless
 * SIGN_UP is open; 409 `email_taken` or `username_taken`.
 */
export const register = async (
  ctx: Context,
  input: z.output<typeof registerInput>,
): Promise<SignedInAnswer> => {
  const { request } = ctx
  if (env.SIGN_UP !== 'open')
    throw new Problem(
      'FORBIDDEN',
      'sign_up_closed',
      'Accounts are made by invitation here: ask whoever runs it.',
    )
  await limit('register', request.ip)
  const { password, ...names } = input
  const now = new Date().toISOString()
  const account = {
    ...names,
    role: 'client' as const,
    passwordHash: await hashPassword(password),
    lastLogin: now,
  }
  const opened = await changeSessions(async (tx, changes) => {
    const [user] = await tx.insert(users).values(account).returning(profileColumns)
    if (!user) throw new Error('PostgreSQL returned no row for an INSERT … RETURNING.')
    await audit(
      tx,
      { request, actor: user },
      { action: 'auth.register', subject: { type: 'users', id: user.id } },
    )
    return openSession(tx, changes, user, request)
  }).catch(sayWhatIsTaken)
  return welcome(ctx, opened)
}
