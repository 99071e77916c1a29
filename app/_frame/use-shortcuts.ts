'use client'

import { useEffect } from 'react'
import type { Role } from '#domain/roles.ts'
import { goes, type ShortcutName, shortcuts } from './shortcuts.ts'
import { readStroke, strokeOf } from './strokes.ts'

/** A sequence that is not continued for so long was none. */
const patienceMs = 1_500

const handlers = new Map<ShortcutName, () => void>()

/** What a shortcut of the list does while this is on the page; nothing where `run` is false. */
export const useShortcut = (name: ShortcutName, run: (() => void) | false) => {
  useEffect(() => {
    if (!run) return
    handlers.set(name, run)
    return () => {
      if (handlers.get(name) === run) handlers.delete(name)
    }
  })
}

/** Keys belong to who has the focus: a field that is typed in, an open dialog, menu or list. */
const isTaken = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable ||
    target.closest('input, textarea, select, [role=dialog], [role=menu], [role=listbox]') !== null)

/** Presses the link in the sidebar, so that whatever asks before a page is left asks here too. */
const go = (href: string) => document.querySelector<HTMLElement>(`nav a[href="${href}"]`)?.click()

/** Listens to the keyboard for all shortcuts, wherever the focus is; once, in the frame. */
export const useShortcutKeys = (role: Role) => {
  useEffect(() => {
    const keys: Record<string, string> = Object.fromEntries([
      ...Object.entries(shortcuts).map(([name, { keys }]) => [name, keys]),
      ...goes(role).map(({ href, keys }) => [href, keys]),
    ])
    let pending: string[] = []
    let since = 0
    const onKeyDown = (event: KeyboardEvent) => {
      const stroke = strokeOf(event)
      if (!stroke || event.defaultPrevented || event.repeat || event.isComposing) return
      if (isTaken(event.target) && !stroke.startsWith('mod+')) return
      const read = readStroke(keys, event.timeStamp - since < patienceMs ? pending : [], stroke)
      pending = read.pending
      since = event.timeStamp
      if (!read.name) return
      const run = read.name.startsWith('/') ? go : handlers.get(read.name as ShortcutName)
      if (!run) return
      event.preventDefault()
      run(read.name)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [role])
}
