import { createHmac } from 'node:crypto'
import { env } from '../env.ts'
import { processWide } from '../process-wide.ts'
import { type KeyRing, keyRingOf } from './keys.ts'
import { secretFromFile } from './secret-file.ts'
import { secretFromDatabase } from './shared-secret.ts'

/** JWT_SECRET; or what we made ourselves, kept beside the data: in DATA_DIR for our own PostgreSQL, else in theirs. */
const findSecrets = async (): Promise<[string, ...string[]]> => {
  const [first, ...older] = env.JWT_SECRET ?? []
  if (first) return [first, ...older]
  return [env.embedded ? secretFromFile(env.DATA_DIR) : await secretFromDatabase()]
}

const holder = processWide('auth.keys', (): { ring: Promise<KeyRing> | undefined } => ({ ring: undefined }))

/**
 * The keys that everything in server/auth is signed with; found once per process. Rejects with the database's error when
 * the secret lies there and it cannot be reached, and tries again at the next call.
 */
export const keys = (): Promise<KeyRing> => {
  holder.ring ??= findSecrets()
    .then(keyRingOf)
    .catch((error: unknown) => {
      holder.ring = undefined
      throw error
    })
  return holder.ring
}

/** Crockford's base 32: no I, L, O or U, which are misread. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/**
 * The one-time code that the first admin is made with: 60 bits as `XXXX-XXXX-XXXX`. It follows from the secret, so every
 * replica and every restart prints the same, and it is worth nothing once there is an admin.
 */
export const setupCode = async (): Promise<string> => {
  const digest = createHmac('sha256', (await keys()).current.setup)
    .update('first admin')
    .digest()
  const letters = [...digest.subarray(0, 12)].map((byte) => alphabet[byte % 32]).join('')
  return letters.replace(/(.{4})(?=.)/g, '$1-')
}
