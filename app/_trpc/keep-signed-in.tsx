'use client'

import { useEffect } from 'react'
import { leaveForLogin, renewSession } from './session.ts'

/** Renewed when this share of its life is over. */
const share = 0.8
/** After an outage it is tried again so often. */
const retrySeconds = 30

type Props = {
  /** Of the access cookie, at page load. */
  secondsLeft: number
  /** Of a renewed one. */
  lifeSeconds: number
}

/**
 * Renews the session before it expires, for as long as a page is open. Timers sleep with the machine, so the clock is
 * looked at again whenever the page comes back into view.
 */
export function KeepSignedIn({ secondsLeft, lifeSeconds }: Props) {
  useEffect(() => {
    let askedAt = Date.now()
    let due = askedAt + Math.max(0, secondsLeft - lifeSeconds * (1 - share)) * 1_000
    let timer: ReturnType<typeof setTimeout>
    const wait = () => {
      clearTimeout(timer)
      timer = setTimeout(renew, Math.max(1_000, due - Date.now()))
    }
    const renew = async () => {
      const outcome = await renewSession(askedAt)
      if (outcome === 'signed-out') return leaveForLogin()
      askedAt = Date.now()
      due = askedAt + (outcome === 'renewed' ? lifeSeconds * share : retrySeconds) * 1_000
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
  }, [secondsLeft, lifeSeconds])
  return null
}
