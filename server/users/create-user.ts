import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import type { UserWithPassword, userInput } from '#domain/users.ts'
import { hashPassword } from '../auth/passwords.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { requireStrongPassword } from '../auth/strong-password.ts'
import { sayWhatIsTaken } from '../auth/taken.ts'
import { db } from '../database.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'
import { oneTimePassword } from './one-time-password.ts'
import { getUser } from './read.ts'

/** Makes an account. Without a password of the admin's choice one is made up, and answered this once. */
export const createUser = async (
  { actor, request }: SignedIn,
  { password: given, ...account }: z.output<typeof userInput>,
): Promise<UserWithPassword> => {
  if (given) requireStrongPassword(given, account, 'password')
  const password = given ?? oneTimePassword()
  const passwordHash = await hashPassword(password)
  const user = await db
    .transaction(async (tx) => {
      const [row] = await tx
        .insert(users)
        .values({ ...account, passwordHash, createdBy: actor.id })
        .returning({ id: users.id })
      if (!row) throw new Error('PostgreSQL returned no row for an INSERT … RETURNING.')
      await audit(
        tx,
        { request, actor },
        {
          action: 'users.create',
          subject: { type: 'users', id: row.id },
          changes: changesOf({}, account),
        },
      )
      return getUser(row.id, tx)
    })
    .catch(sayWhatIsTaken)
  return { user, password: given ? null : password }
}
