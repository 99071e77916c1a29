/**
 * Keeping a browser signed in. The cookies are out of a script's reach, so all that is known here is when they were last
 * renewed, shared between tabs. Only a definite 401 of the refresh itself means signed out: no connection, a limit or an
 * outage leave everything as it is.
 */
export type Refreshed = 'renewed' | 'signed-out' | 'unknown'

const renewedKey = 'nexo.renewed'

const lastRenewal = () => {
  try {
    return Number(localStorage.getItem(renewedKey) ?? 0)
  } catch {
    return 0
  }
}

const noteRenewal = (at: number | null) => {
  try {
    if (at === null) localStorage.removeItem(renewedKey)
    else localStorage.setItem(renewedKey, String(at))
  } catch {
    // Storage can be forbidden; then each tab renews for itself, which the server allows (auth.md, Refresh).
  }
}

/** Fresh cookies have come: by signing in, by a new password, or by a renewal. */
export const markSignedIn = () => noteRenewal(Date.now())
export const markSignedOut = () => noteRenewal(null)

const askServer = async (): Promise<Refreshed> => {
  try {
    const answer = await fetch('/api/trpc/auth.refresh', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    })
    if (answer.status === 401) {
      markSignedOut()
      return 'signed-out'
    }
    if (!answer.ok) return 'unknown'
    markSignedIn()
    return 'renewed'
  } catch {
    return 'unknown'
  }
}

let inFlight: Promise<Refreshed> | undefined

/**
 * Renews the session, once, however many ask: within this tab by sharing the promise, among tabs by a Web Lock (absent on
 * plain http; then the server's replay window keeps both tabs). A renewal by another tab after `since` is taken as ours.
 */
export const renewSession = (since: number): Promise<Refreshed> => {
  const renew = async () => (lastRenewal() > since ? 'renewed' : askServer())
  inFlight ??= ('locks' in navigator ? navigator.locks.request('nexo.renew', renew) : renew()).finally(() => {
    inFlight = undefined
  })
  return inFlight
}

/** To the sign-in page, and back here afterwards. */
export const leaveForLogin = () => {
  const here = location.pathname + location.search
  location.assign(here === '/' ? '/login' : `/login?next=${encodeURIComponent(here)}`)
}
