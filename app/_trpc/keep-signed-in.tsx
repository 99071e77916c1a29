'use client'

import { useEffect } from 'react'
import { leaveForLogin, markSignedIn, renewSession } from './session.ts'

/** What a renewed session lives at least; the true life is known again at the next page load. */
const renewedSeconds = 15 * 60
/** Renewed when this share of its life is over. */
const share = 0.8
/** setTimeout sleeps with the machine, so the clock is looked at again whenever the page comes back into view. */
const retrySeconds = 30

/** Renews the session before it expires, for as long as a page is open. `secondsLeft` is of the access cookie at page load. */
export function KeepSignedIn({ secondsLeft }: { secondsLeft: number }) {
  useEffect(() => {
    markSignedIn()
    let askedAt = Date.now()
    let due = askedAt + Math.max(0, secondsLeft - renewedSeconds * (1 - share)) * 1_000
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(renew, Math.max(1_000, due - Date.now()))
    }
    const renew = async () => {
      const outcome = await renewSession(askedAt)
      if (outcome === 'signed-out') return leaveForLogin()
      askedAt = Date.now()
      due = askedAt + (outcome === 'renewed' ? renewedSeconds * share : retrySeconds) * 1_000
      wait()
    }
    const look = () => {
      if (document.visibilityState !== 'visible') return
      if (Date.now() >= due) void renew()
      else wait()
    }
    wait()
    document.addEventListener('visibilitychange', look)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [secondsLeft])
  return null
}
