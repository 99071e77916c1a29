'use client'

import { useEffect, useState } from 'react'
import { usePerson } from '../../_frame/person.tsx'
import type { Subject } from './use-attached.ts'

const drafts = new Map<string, string>()

/**
 * What a person is writing on a record and has not saved yet: it outlives a change of tab or page, and closing the window
 * asks first. `part` tells what is written apart from the rest.
 */
export const useDraft = ({ subjectType, subjectId }: Subject, part: string) => {
  const { person } = usePerson()
  const key = [person.id, subjectType, subjectId, part].join(' ')
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
