'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type Action, scopeOf } from '#domain/access.ts'
import type { Attachment, Entity } from '#domain/entities.ts'
import { usePerson } from '../../_frame/person.tsx'
import { useTRPC } from '../../_trpc/client.tsx'

/** The record that notes and files hang on. */
export type Subject = { subjectType: Entity; subjectId: string }

/** Whether a button on one note or file makes sense for the person; the server decides again. */
export const useMayAttached = (of: Attachment) => {
  const { person } = usePerson()
  return (action: Action, row: { createdBy: string | null }) => {
    const scope = scopeOf(person.role, of, action)
    return scope === 'all' || (scope === 'own' && row.createdBy === person.id)
  }
}

/** Asks again for all that is shown of notes or files, and for the timelines in which they stand. */
export const useRefreshAttached = (of: Attachment) => {
  const queries = useQueryClient()
  const trpc = useTRPC()
  return (type: Entity) =>
    Promise.all([
      queries.invalidateQueries({ queryKey: trpc[of].pathKey() }),
      queries.invalidateQueries({ queryKey: [[type, 'timeline']] }),
    ])
}
