'use client'

import { useEffect } from 'react'

let holders = 0

/** Whether something is under somebody's hands, so that what others change has to wait. */
export const isHeld = () => holders > 0

/** Keeps the page from being refreshed by others' changes, while a card is dragged or a field is typed in. */
export const useHold = (active: boolean) => {
  useEffect(() => {
    if (!active) return
    holders += 1
    return () => {
      holders -= 1
    }
  }, [active])
}
