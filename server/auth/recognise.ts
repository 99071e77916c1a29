import { processWide } from '../process-wide.ts'
import type { AccessClaims } from './claims.ts'
import { verifyAccess } from './tokens.ts'

const most = 1_000
const verified = processWide('auth.verified', () => new Map<string, AccessClaims>())

const inTime = ({ iat, exp }: AccessClaims) => {
  const now = Date.now() / 1_000
  return iat - 30 <= now && now < exp + 30
}

/**
 * `verifyAccess` for the path of every request: a token that this process has verified before is only asked for its times
 * again (WebCrypto takes 50 µs for what a look-up does in 1). A token changed in one letter is another token; whether its
 * session still lives is asked elsewhere, each time.
 */
export const recogniseAccess = async (token: unknown): Promise<AccessClaims | null> => {
  const known = typeof token === 'string' ? verified.get(token) : undefined
  if (known && inTime(known)) return known
  const claims = await verifyAccess(token)
  if (claims && typeof token === 'string') {
    for (const oldest of verified.keys()) {
      if (verified.size < most) break
      verified.delete(oldest)
    }
    verified.set(token, claims)
  }
  return claims
}
