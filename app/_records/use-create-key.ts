'use client'

import { useRouter } from 'next/navigation'
import { usePerson } from '../_frame/person.tsx'
import { useShortcut } from '../_frame/use-shortcuts.ts'
import { newHref } from './hrefs.ts'
import type { Room } from './rooms.ts'

/** The shortcut for a new record of this kind, wherever such records are shown; says whether the person may make one. */
export const useCreateKey = (of: Room): boolean => {
  const router = useRouter()
  const { may } = usePerson()
  const mayCreate = may(of, 'create')
  useShortcut('create', mayCreate && (() => router.push(newHref(of))))
  return mayCreate
}
