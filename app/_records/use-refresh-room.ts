'use client'

import { type Query, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../_trpc/client.tsx'
import { readKey } from '../_trpc/read-key.ts'
import type { Room } from './rooms.ts'
import { useRoom } from './use-room.ts'

const isTimeline = ({ queryKey }: Query) => readKey(queryKey).procedure === 'timeline'

/**
 * Everything that is shown of a room is asked for again: lists, counts, single records, and names and timelines wherever
 * it stands in them. What is asked of the record that is `gone` waits until somebody comes back to it: its page is still there while
 * it is being left, and would be told that there is no such record.
 */
export const useRefreshRoom = (of: Room) => {
  const queries = useQueryClient()
  const room = useRoom(of)
  const trpc = useTRPC()
  return (gone?: string) => {
    const ofGone = ({ queryKey }: Query) => gone !== undefined && readKey(queryKey).input.id === gone
    const queryKey = room.pathKey()
    return Promise.all([
      queries.invalidateQueries({ queryKey, predicate: ofGone, refetchType: 'none' }),
      queries.invalidateQueries({ queryKey, predicate: (query) => !ofGone(query) }),
      queries.invalidateQueries({ queryKey: trpc.references.pathKey() }),
      queries.invalidateQueries({ predicate: (query) => isTimeline(query) && !ofGone(query) }),
    ])
  }
}
