'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../_trpc/client.tsx'
import type { Room } from './rooms.ts'
import { useRoom } from './use-room.ts'

/** Everything that is shown of a room is asked for again: lists, counts, single records, histories, and names wherever they stand. */
export const useRefreshRoom = (of: Room) => {
  const queries = useQueryClient()
  const room = useRoom(of)
  const trpc = useTRPC()
  return () =>
    Promise.all([
      queries.invalidateQueries({ queryKey: room.pathKey() }),
      queries.invalidateQueries({ queryKey: trpc.references.pathKey() }),
    ])
}
