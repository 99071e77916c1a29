import { requireClock } from '../clock.ts'
import type { Context } from '../context.ts'
import { badInput, unauthorized } from '../errors.ts'
import { handOver, type SignedInAnswer } from './answer.ts'
import { refreshTokenOf } from './cookies.ts'
import { limit } from './limits.ts'
import { refreshSession } from './refresh-session.ts'
import { verifyRefresh } from './tokens.ts'

/**
 * Changes a refresh token for the next pair of tokens: a browser's from its cookie, a program's from the body. 401 when
 * it is good for nothing. The cookies stay even then: while this request was on its way the browser may have got new
 * ones from a login or a changed password, and taking those away would sign out who has just signed in.
 */
export const refresh = async (ctx: Context, fromBody: string | undefined): Promise<SignedInAnswer> => {
  const { request } = ctx
  const browser = request.door === 'browser'
  if (browser && fromBody) throw badInput([{ path: 'refreshToken', message: 'unknown_key' }])
  if (!browser && !fromBody) throw badInput([{ path: 'refreshToken', message: 'required' }])
  requireClock()
  await limit('refresh', request.ip)
  const claims = await verifyRefresh(browser ? refreshTokenOf(request) : fromBody)
  const opened = claims && (await refreshSession(claims, request))
  if (opened) return handOver(ctx, opened)
  throw unauthorized('session_ended', 'This session has ended. Sign in again.')
}
