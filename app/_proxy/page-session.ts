import type { NextRequest } from 'next/server'

/** Pages for people who are not signed in, or may not be. */
const open = /^\/(login|register|setup|health)(\/|$)/

/** Seconds that an access token still claims to live; 0 for none. Read, not verified: it decides over a detour alone. */
const secondsLeft = (token: string | undefined) => {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token?.split('.')[1] ?? '', 'base64url').toString())
    const exp = typeof claims === 'object' && claims !== null && 'exp' in claims ? Number(claims.exp) : 0
    return Math.max(0, Math.floor(exp - Date.now() / 1_000)) || 0
  } catch {
    return 0
  }
}

const pathOf = ({ nextUrl: { pathname, searchParams } }: NextRequest) => {
  const search = new URLSearchParams(searchParams)
  search.delete('_rsc')
  return search.size ? `${pathname}?${search}` : pathname
}

/**
 * Where a page request stands: it may go on, or it goes by the session route (the access cookie is gone, the refresh
 * cookie may renew it), or to sign-in (there is neither). Cookie names are decided by APP_URL (auth.md, Cookies).
 */
export const pageSession = (
  request: NextRequest,
  { https }: { https: boolean },
): { path: string; secondsLeft: number } | { detour: string } => {
  const prefix = https ? '__Host-' : ''
  const path = pathOf(request)
  const left = secondsLeft(request.cookies.get(`${prefix}nexo_at`)?.value)
  if (left > 0 || open.test(request.nextUrl.pathname)) return { path, secondsLeft: left }
  const next = path === '/' ? '' : `?next=${encodeURIComponent(path)}`
  return { detour: request.cookies.has(`${prefix}nexo_rt`) ? `/api/auth/session${next}` : `/login${next}` }
}
