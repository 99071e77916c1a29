import { createHmac } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { profileColumns } from './account.ts'
import { keys } from './secrets.ts'

/**
 * What somebody typed as their name, as a keyed hash: the same for the same text, so failures can be counted and found,
 * and unreadable, because people type their password into the wrong field.
 */
export const identifierHash = async (identifier: string): Promise<string> =>
  createHmac('sha256', (await keys()).current.identifier)
    .update(identifier)
    .digest('base64url')
    .slice(0, 22)

/** The account of an e-mail address or a username (which has no "@"), in lower case; with its password's hash. */
export const findAccount = async (identifier: string) => {
  const column = identifier.includes('@') ? users.email : users.username
  const [row] = await db
    .select({ user: profileColumns, passwordHash: users.passwordHash })
    .from(users)
    .where(eq(column, identifier))
  return row
}
