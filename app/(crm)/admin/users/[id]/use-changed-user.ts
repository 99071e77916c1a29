'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../../../_trpc/client.tsx'
import type { User } from '../user-row.tsx'

/** Shows an account as the server has just answered it; lists, links and records ask again. */
export const useChangedUser = () => {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return async (user?: User) => {
    if (user) queries.setQueryData(trpc.users.get.queryKey({ id: user.id }), user)
    await queries.invalidateQueries({ refetchType: user ? 'none' : 'active' })
  }
}
