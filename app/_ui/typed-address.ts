'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { debounce } from 'nuqs'
import { useEffect, useRef } from 'react'

/** Typing becomes one question, and one change of the address, per pause of this length. */
const pauseMs = 150

/** For what the address is told while somebody types. */
export const afterPause = { limitUrlUpdates: debounce(pauseMs) }

let tellNow: (() => Promise<unknown>) | undefined

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
  useEffect(() => {
    if (!isWaiting) return
    tellNow = () => latest.current()
    return () => {
      tellNow = undefined
    }
  }, [isWaiting])
  return settled
}

/** Resolves when the address has been told what it waits for; undefined where it waits for nothing. */
export const toldAddress = (): Promise<unknown> | undefined => tellNow?.()
