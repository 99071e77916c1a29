'use client'

import { useEffect, useState } from 'react'

const drafts = new Map<string, string>()

/** What is being written and not saved yet: it outlives a change of tab or page, and closing the window asks first. */
export const useDraft = (key: string) => {
  const [text, setText] = useState(() => drafts.get(key) ?? '')
  const write = (next: string) => {
    setText(next)
    if (next) drafts.set(key, next)
    else drafts.delete(key)
  }
  const dirty = text.trim() !== ''
  useEffect(() => {
    if (!dirty) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', ask)
    return () => window.removeEventListener('beforeunload', ask)
  }, [dirty])
  return [text, write] as const
}
