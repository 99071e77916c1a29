import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { settings } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { processWide } from '../process-wide.ts'

const key = 'password_pepper'
const pepperShape = z.base64url().length(43)

/** As `pepper`, from the database each time. */
export const findPepper = async (): Promise<Buffer> => {
  const made = randomBytes(32).toString('base64url')
  await db.insert(settings).values({ key, value: made }).onConflictDoNothing()
  const [row] = await db.select({ value: settings.value }).from(settings).where(eq(settings.key, key))
  return Buffer.from(pepperShape.parse(row?.value), 'base64url')
}

const holder = processWide('auth.pepper', (): { pepper?: Promise<Buffer> } => ({}))

/**
 * 32 random bytes that go into every password's hash; made the first time, by whichever process comes first, and kept
 * in the database beside the hashes, because a hash without it can never be checked again. Rejects with the database's
 * error when that cannot be reached, and tries again at the next call.
 */
export const pepper = (): Promise<Buffer> => {
  holder.pepper ??= findPepper().catch((error: unknown) => {
    delete holder.pepper
    throw error
  })
  return holder.pepper
}
