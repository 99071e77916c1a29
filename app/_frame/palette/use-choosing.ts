'use client'

import { type KeyboardEvent, useEffect, useId, useState } from 'react'

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
}

/**
 * Arrow keys go through the choices and Enter takes one, while the focus stays in the field (the combobox pattern of
 * WAI-ARIA). The first is chosen until somebody chooses, and a choice keeps its place when others come in around it.
 */
export const useChoosing = (ids: readonly string[], typed: string) => {
  const list = useId()
  const [picked, setPicked] = useState<{ id: string; typed: string } | null>(null)
  const at = picked?.typed === typed ? Math.max(0, ids.indexOf(picked.id)) : 0
  const elementId = (id: string | undefined) => (id === undefined ? undefined : `${list}${id}`)
  const active = elementId(ids[at])
  useEffect(() => {
    if (active) document.getElementById(active)?.scrollIntoView({ block: 'nearest' })
  }, [active])
  const pick = (id: string | undefined) => id !== undefined && setPicked({ id, typed })
  return {
    list,
    active,
    elementId,
    pick,
    onKeyDown: (event: KeyboardEvent) => {
      if (event.nativeEvent.isComposing || ids.length === 0) return
      const step = steps[event.key]
      if (step) {
        event.preventDefault()
        pick(ids[step(at, ids.length)])
      }
      if (event.key !== 'Enter' || !active) return
      event.preventDefault()
      // With Ctrl or ⌘ a link opens beside, as with the mouse.
      const { ctrlKey, metaKey } = event
      document
        .getElementById(active)
        ?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey, metaKey }))
    },
  }
}
