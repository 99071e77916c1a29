'use client'

import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { entities } from '#domain/entities.ts'
import type { Found } from '#domain/search.ts'
import { useTRPC } from '../_trpc/client.tsx'
import { recentlyOpened } from './recent.ts'

/** The records that somebody opened last, by the names they have now; those that are gone are left out. */
export const useRecent = (personId: string, enabled: boolean): Found[] => {
  const trpc = useTRPC()
  const opened = useMemo(() => (enabled ? recentlyOpened(personId) : []), [personId, enabled])
  const of = entities.flatMap((to) => {
    const ids = opened.flatMap(({ type, id }) => (type === to ? [id] : [])).sort()
    return ids.length > 0 ? [{ to, ids }] : []
  })
  const names = useQuery(trpc.references.names.queryOptions({ of }, { enabled: of.length > 0 }))
  const known = new Map(names.data?.items.map((item) => [item.id, item]))
  return opened.flatMap(({ type, id }) => {
    const found = known.get(id)
    return found && !found.archived ? [{ type, id, title: found.name, subtitle: null }] : []
  })
}
