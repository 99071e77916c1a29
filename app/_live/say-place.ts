import type { TRPCClient } from '@trpc/client'
import type { AppRouter } from '#server/router.ts'
import { onCompany, placeNow } from './company.ts'
import { tabName } from './tab-name.ts'

/** The server forgets in twenty-five seconds who says nothing. */
const againMs = 10_000

/** Tells the server which record is open, at once and again and again, for as long as the stream is up. */
export const newPlaceTeller = (client: TRPCClient<AppRouter>) => {
  let up = false
  let said = placeNow()
  let timer: ReturnType<typeof setInterval> | undefined
  const say = () => {
    const at = placeNow()
    if (!up || (at === null && said === null)) return
    said = at
    // Who is missed for ten seconds is not worth a message.
    client.live.look.mutate({ tab: tabName(), at }).catch(() => undefined)
  }
  // One record left and another opened are one step.
  const look = () => queueMicrotask(() => placeNow() !== said && say())
  const off = onCompany(look)
  return {
    setUp(now: boolean) {
      if (up === now) return
      up = now
      clearInterval(timer)
      if (!up) return
      timer = setInterval(say, againMs)
      say()
    },
    stop() {
      up = false
      clearInterval(timer)
      off()
    },
  }
}
