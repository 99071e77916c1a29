'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { debounce } from 'nuqs'
import { useEffect, useRef } from 'react'
import { pauseMs } from './pause.ts'
import { keepWaiting } from './told-address.ts'

/** For what the address is told while somebody types. */
export const afterPause = { limitUrlUpdates: debounce(pauseMs) }

/**
 * What was typed, once its pause is over. A link that is followed before has `tell` tell the address first: one that changes
 * while a page is on its way makes Next forget that page, and the way back is to lead to what was typed.
 */
export const useTyped = (typed: string, tell: () => Promise<unknown>): string => {
  const [settled] = useDebouncedValue(typed, pauseMs)
  const latest = useRef(tell)
  useEffect(() => {
    latest.current = tell
  })
  const isWaiting = typed !== settled
  useEffect(() => (isWaiting ? keepWaiting(() => latest.current()) : undefined), [isWaiting])
  return settled
}
