import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#server/env.ts'
import { pageSession } from './app/_proxy/page-session.ts'
import { contentPolicy, pageHeaders } from './app/_proxy/security.ts'

/**
 * Every page passes here: it gets its nonce and its security headers, and one without a live access cookie goes by the
 * session route first. This authorises nothing; each procedure asks the session itself.
 */
export function proxy(request: NextRequest) {
  const session = pageSession(request, env)
  if ('detour' in session) return NextResponse.redirect(new URL(session.detour, request.nextUrl), 303)

  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('base64')
  const csp = contentPolicy(nonce, { development: !env.production })
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', csp)
  headers.set('x-path', session.path)
  headers.set('x-session-seconds', String(session.secondsLeft))

  const response = NextResponse.next({ request: { headers } })
  for (const [name, value] of Object.entries(pageHeaders(env))) response.headers.set(name, value)
  response.headers.set('content-security-policy', csp)
  return response
}

export const config = {
  matcher: [
    {
      source: '/((?!api/|_next/|(?:fav)?icon.*\\.(?:svg|png|ico)$|manifest\\.webmanifest$|offline\\.js$).*)',
      missing: [
        { type: 'header', key: 'next-router-prefetch' },
        { type: 'header', key: 'purpose', value: 'prefetch' },
      ],
    },
  ],
}
