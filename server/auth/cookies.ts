import { accessTokenSeconds } from '#domain/accounts.ts'
import type { RequestFacts } from '../context.ts'
import { env } from '../env.ts'
import type { TokenPair } from './tokens.ts'

/**
 * On https the `__Host-` prefix makes the browser refuse a cookie of ours that another host, path or plain http set
 * (RFC 6265bis §4.1.3). On the plain http of a LAN browsers keep neither the prefix nor Secure. APP_URL alone decides:
 * a header of the request could be forged.
 */
const prefix = env.https ? '__Host-' : ''
export const cookieNames = {
  access: `${prefix}nexo_at`,
  refresh: `${prefix}nexo_rt`,
  device: `${prefix}nexo_device`,
} as const

/**
 * Lax for all three. Strict was tried for the refresh cookie, in Chromium: a typed address brings it along, but after a
 * click on a link in somebody's webmail it is missing, on the redirect through the session route too, and whoever had
 * been away for 15 minutes would have to sign in again. Lax sends it on top-level GETs only; the one GET that reads it
 * rotates the session and answers nothing to the other site. Everything else asks for our own Origin.
 */
const attributes = `Path=/; HttpOnly; SameSite=Lax${env.https ? '; Secure' : ''}`

/** Adds a Set-Cookie that lives so many seconds; 0 removes the cookie. */
export const setCookie = (reply: Headers, name: string, value: string, seconds: number) =>
  reply.append('set-cookie', `${name}=${value}; Max-Age=${Math.max(0, Math.floor(seconds))}; ${attributes}`)

/** Gives a browser the tokens of its session; `idleExpiresAt` is when the refresh token runs out. */
export const setSessionCookies = (
  reply: Headers,
  tokens: TokenPair,
  session: { rotatedAt: string; idleExpiresAt: string },
) => {
  const now = Date.now()
  const accessEnds = Date.parse(session.rotatedAt) + accessTokenSeconds * 1_000
  setCookie(reply, cookieNames.access, tokens.accessToken, (accessEnds - now) / 1_000)
  setCookie(
    reply,
    cookieNames.refresh,
    tokens.refreshToken,
    (Date.parse(session.idleExpiresAt) - now) / 1_000,
  )
}

/** Only for who asked to be signed out: never after a lost race, a 429 or an outage. */
export const clearSessionCookies = (reply: Headers) => {
  setCookie(reply, cookieNames.access, '', 0)
  setCookie(reply, cookieNames.refresh, '', 0)
}

/**
 * The access token of a request: from its cookie through the browser's door, from `Authorization` through REST's. A file
 * may be asked for either way, since a link of a page can send no header.
 */
export const accessTokenOf = ({ door, bearer, cookies }: RequestFacts) => {
  const cookie = cookies.get(cookieNames.access)
  if (door === 'browser') return cookie
  return door === 'rest' ? bearer : (bearer ?? cookie)
}

/** The refresh token of a browser. A program sends its own in the body. */
export const refreshTokenOf = ({ door, cookies }: RequestFacts) =>
  door === 'browser' ? cookies.get(cookieNames.refresh) : undefined
