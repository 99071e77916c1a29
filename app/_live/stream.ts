import { createTRPCClient, httpSubscriptionLink } from '@trpc/client'
import type { AppRouter } from '#server/router.ts'
import { tabName } from './tab-name.ts'
import type { Told } from './told.ts'

const firstPauseMs = 500
const longestPauseMs = 15_000
/** A page that nobody has looked at for so long lets go: a browser has six connections for all its tabs. */
const hiddenMs = 10_000
const oldestMs = 86_400_000

type Listener = {
  onTold: (told: Told) => void
  /** Whether the stream is whole at the moment. */
  onUp: (up: boolean) => void
}

/**
 * Keeps the stream of changes open for as long as somebody looks at the page: quietly opened again after an outage, from
 * where it broke off, so that nothing is missed.
 */
export const keepStream = ({ onTold, onUp }: Listener) => {
  const client = createTRPCClient<AppRouter>({ links: [httpSubscriptionLink({ url: '/api/trpc' })] })
  let lastEventId: string | undefined
  let current: { unsubscribe: () => void } | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let pause = firstPauseMs

  const close = () => {
    clearTimeout(timer)
    timer = undefined
    const open = current
    current = undefined
    open?.unsubscribe()
    onUp(false)
  }
  const later = () => {
    close()
    timer = setTimeout(open, pause * (0.5 + Math.random()))
    pause = Math.min(pause * 2, longestPauseMs)
  }
  const open = () => {
    close()
    const ageMs = Math.min(Math.round(performance.now()), oldestMs)
    const input = { tab: tabName(), ageMs, ...(lastEventId && { lastEventId }) }
    // What an older one still has to say is not heard.
    const mine = <T extends unknown[]>(hear: (...said: T) => void) => {
      return (...said: T) => {
        if (current === subscription) hear(...said)
      }
    }
    let subscription: typeof current
    subscription = { unsubscribe: () => undefined }
    current = subscription
    const { unsubscribe } = client.live.changes.subscribe(input, {
      onData: mine(({ id, data }) => {
        lastEventId = id
        pause = firstPauseMs
        if (data.what === 'here') onUp(true)
        onTold(data)
      }),
      // Without a session too: the clock or a click renews it, or leads to sign-in. A page that left by itself would take
      // with it what is typed.
      onError: mine(later),
      onComplete: mine(later),
      // The browser would try again every three seconds for ever.
      onConnectionStateChange: mine(({ state, error }) => {
        if (state === 'connecting' && error) later()
      }),
    })
    subscription.unsubscribe = unsubscribe
  }

  const look = () => {
    clearTimeout(timer)
    timer = undefined
    if (document.visibilityState === 'hidden') timer = setTimeout(close, hiddenMs)
    else if (!current) open()
  }
  document.addEventListener('visibilitychange', look)
  window.addEventListener('online', open)
  look()
  return () => {
    document.removeEventListener('visibilitychange', look)
    window.removeEventListener('online', open)
    close()
  }
}
