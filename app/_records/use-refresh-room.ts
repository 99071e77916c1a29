'use client'

import { useQueryClient } from '@tanstack/react-query'
import type { Room } from './rooms.ts'
import { useRoom } from './use-room.ts'

/** Everything that is shown of a room is asked for again: lists, counts, single records, histories. */
export const useRefreshRoom = (of: Room) => {
  const queries = useQueryClient()
  const room = useRoom(of)
  return () => queries.invalidateQueries({ queryKey: room.pathKey() })
}
