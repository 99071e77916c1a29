import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '#db/schema/system.ts'
import { db } from '../database.ts'

const key = 'token_secret'
const secretShape = z.base64url().length(43)

/**
 * The secret that replicas share through their database, made the first time. A file in DATA_DIR would differ on each
 * replica, and a token signed by one would be refused by the next.
 */
export const secretFromDatabase = async (): Promise<string> => {
  const made = randomBytes(32).toString('base64url')
  await db.insert(settings).values({ key, value: made }).onConflictDoNothing()
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  return secretShape.parse(row?.value)
}
