import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import { registerInput } from '#domain/accounts.ts'
import { audit } from '../records/audit.ts'
import { changeSessions, sessionsOf } from './change-sessions.ts'
import { hashPassword } from './passwords.ts'
import { requireStrongPassword } from './strong-password.ts'
import { sayWhatIsTaken } from './taken.ts'

/**
 * Makes an admin, or makes the account of this e-mail address one again: new password, active, out of the trash, every
 * session ended; its name and username stay. For whoever sits at the machine (`npm run admin`), so it asks no rights.
 * Throws `ZodError` or a `Problem` for what it cannot accept: a weak password, a username that another account has.
 */
export const createOrResetAdmin = async (
  input: z.input<typeof registerInput>,
): Promise<'created' | 'reset'> => {
  const { password, ...names } = registerInput.parse(input)
  requireStrongPassword(password, { ...names, role: 'admin' }, 'password')
  const account = {
    role: 'admin' as const,
    status: 'active' as const,
    passwordHash: await hashPassword(password),
  }
  const request = { id: randomUUID(), ip: 'command line' }
  return changeSessions(async (tx, changes) => {
    const updated = { ...account, archivedAt: null, updatedAt: new Date().toISOString() }
    const [reset] = await tx
      .update(users)
      .set(updated)
      .where(eq(users.email, names.email))
      .returning({ id: users.id })
    if (reset) {
      await changes.end(sessionsOf(reset.id), 'password_reset')
      const entry = { action: 'auth.password_reset', subject: { type: 'users', id: reset.id } }
      await audit(tx, { request, actor: null }, entry)
      return 'reset' as const
    }
    const [created] = await tx
      .insert(users)
      .values({ ...names, ...account })
      .returning({ id: users.id })
    await audit(
      tx,
      { request, actor: null },
      {
        action: 'auth.admin_created',
        ...(created && { subject: { type: 'users', id: created.id } }),
      },
    )
    return 'created' as const
  }).catch(sayWhatIsTaken)
}
