import type { RequestFacts } from '../context.ts'
import { accessTokenOf, refreshTokenOf } from './cookies.ts'
import { verifyAccess, verifyRefresh } from './tokens.ts'

export type Presented = { sid: string; sub: string }

/**
 * The sessions whose tokens a request carries, each once, whether or not they are still good: enough to end them, never
 * to act in their name. `refreshToken` is one that came in the body.
 */
export const presentedSessions = async (
  request: RequestFacts,
  refreshToken?: string,
): Promise<Presented[]> => {
  const claims = await Promise.all([
    verifyAccess(accessTokenOf(request), { evenExpired: true }),
    verifyRefresh(refreshToken ?? refreshTokenOf(request), { evenExpired: true }),
  ])
  const found = claims
    .filter((one) => one !== null)
    .map(({ sid, sub }): [string, Presented] => [sid, { sid, sub }])
  return [...new Map(found).values()]
}
