import { env } from '../env.ts'
import { Problem } from '../errors.ts'

const foreign = () => new Problem('FORBIDDEN', 'foreign_origin', 'This request came from another site.')

const hostOf = (origin: string) => {
  try {
    return new URL(origin).host
  } catch {
    return undefined
  }
}

/** A link on another site may not have a signed-in visitor fetch a file: the browser says where the link stood. */
export const refuseOtherSites = (headers: Headers) => {
  const from = headers.get('sec-fetch-site') ?? 'none'
  if (from !== 'none' && from !== 'same-origin') throw foreign()
}

/**
 * A change asked for with cookies must come from our own pages: `Origin` is APP_URL's, or the very host that was asked
 * (a CRM on a LAN is reached under several names); without Origin, `Sec-Fetch-Site` must say same-origin.
 * https://cheatsheetseries.owasp.org, CSRF prevention: verifying origin.
 */
export const requireOwnOrigin = (headers: Headers) => {
  const origin = headers.get('origin')
  const ours = origin
    ? origin === env.appUrl?.origin || hostOf(origin) === headers.get('host')
    : headers.get('sec-fetch-site') === 'same-origin'
  if (!ours) throw foreign()
}
