'use client'

import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect, useState } from 'react'

const linkIn = (body: HTMLElement | null, index: number) =>
  body?.querySelector<HTMLElement>(`tr[data-row="${index}"] th a, tr[data-row="${index}"] th button`)

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(last, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  PageDown: (at, last) => Math.min(last, at + 12),
  PageUp: (at) => Math.max(0, at - 12),
  Home: () => 0,
  End: (_, last) => last,
}

/**
 * Arrow keys move through the rows, Enter opens (the row's link has the focus), Tab leaves the table. A row far away may
 * not be drawn yet: it is scrolled to, and takes the focus when it is there.
 */
export const useRowKeys = (
  body: RefObject<HTMLElement | null>,
  count: number,
  drawn: { start: number; end: number },
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

  return {
    active: Math.min(active, Math.max(0, count - 1)),
    onFocus: (event: FocusEvent<HTMLElement>) => {
      const row = event.target.closest('tr')?.dataset.row
      if (row !== undefined) setActive(Number(row))
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      const step = steps[event.key]
      if (!step || event.ctrlKey || event.metaKey || event.altKey) return
      event.preventDefault()
      const next = step(active, count - 1)
      setActive(next)
      setWanted(next)
    },
  }
}
