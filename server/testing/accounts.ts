import { v7 } from 'uuid'
import { users } from '#db/schema/users.ts'
import type { Role } from '#domain/roles.ts'
import { hashPassword } from '../auth/passwords.ts'
import { db } from '../database.ts'

/** Good enough for every role. */
export const password = 'seven brown foxes'

let hash: Promise<string> | undefined

/** An account with a password (the one above), straight in the database: a test about signing in need not register. */
export const account = async (role: Role = 'client') => {
  hash ??= hashPassword(password)
  const id = v7()
  const username = `${role}-${id.slice(-8)}`
  const email = `${username}@example.com`
  await db
    .insert(users)
    .values({ id, email, username, fullName: `The ${role}`, role, passwordHash: await hash })
  return { id, email, username, role, password }
}
