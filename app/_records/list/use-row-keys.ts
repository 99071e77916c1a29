'use client'

import { useHotkeys } from '@mantine/hooks'
import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useState } from 'react'
import type { Ticks } from './use-ticks.ts'

const linkIn = (body: HTMLElement | null, index: number) =>
  body?.querySelector<HTMLElement>(`tr[data-row="${index}"] th a, tr[data-row="${index}"] th button`)

const down = (at: number, last: number) => Math.min(last, at + 1)
const up = (at: number) => Math.max(0, at - 1)
const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: down,
  j: down,
  J: down,
  ArrowUp: up,
  k: up,
  K: up,
  PageDown: (at, last) => Math.min(last, at + 12),
  PageUp: (at) => Math.max(0, at - 12),
  Home: () => 0,
  End: (_, last) => last,
}

/** Space presses a button, and ticks where a link has the focus, which does not know it; x ticks anywhere. */
const isTickKey = ({ key, target }: KeyboardEvent) =>
  key === 'x' || (key === ' ' && target instanceof HTMLElement && target.tagName === 'A')

const isInLayer = (target: EventTarget | null) =>
  target instanceof Element && target.closest('[role="dialog"], [role="menu"]') !== null

/**
 * Arrow keys, j and k move through the rows, Enter opens (the row's link has the focus), Tab leaves the table. Space and x
 * tick, shift ticks along the way, Escape takes the ticks off. A row far away may not be drawn yet: it is scrolled to, and
 * takes the focus when it is there.
 */
export const useRowKeys = (
  body: RefObject<HTMLElement | null>,
  count: number,
  drawn: { start: number; end: number },
  ticks?: Ticks,
) => {
  const [active, setActive] = useState(0)
  const [wanted, setWanted] = useState<number | null>(null)
  const isDrawn = wanted !== null && wanted >= drawn.start && wanted < drawn.end
  useEffect(() => {
    if (wanted === null || !body.current) return
    if (!isDrawn) {
      const { top, height } = body.current.getBoundingClientRect()
      window.scrollTo({ top: window.scrollY + top + (wanted / count) * height - window.innerHeight / 2 })
      return
    }
    const link = linkIn(body.current, wanted)
    link?.focus({ preventScroll: true })
    link?.closest('tr')?.scrollIntoView({ block: 'nearest' })
    setWanted(null)
  }, [wanted, isDrawn, body, count])

  // From anywhere on the page; inside the table the key has been heard already.
  const enter = (event: globalThis.KeyboardEvent) => {
    if (!event.defaultPrevented && count > 0 && !isInLayer(event.target)) setWanted(active)
  }
  useHotkeys(
    ticks
      ? [
          // Mantine would prevent the default before it asks, and nobody could tell what the table has heard.
          ['j', enter, { preventDefault: false }],
          ['k', enter, { preventDefault: false }],
          ['Escape', ({ target }) => !isInLayer(target) && ticks.clear(), { preventDefault: false }],
        ]
      : [],
  )

  return {
    active: Math.min(active, Math.max(0, count - 1)),
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const row = event.target.closest('tr')?.dataset.row
      if (row !== undefined) setActive(Number(row))
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (ticks && isTickKey(event)) {
        event.preventDefault()
        return ticks.toggle(active, event.shiftKey)
      }
      const step = steps[event.key]
      if (!step) return
      event.preventDefault()
      const next = step(active, count - 1)
      if (ticks && event.shiftKey) ticks.reach(active, next, true)
      setActive(next)
      setWanted(next)
    },
  }
}
