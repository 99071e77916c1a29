'use client'

import { useMutation } from '@tanstack/react-query'
import { useTRPC } from '../_trpc/client.tsx'
import { markSignedOut } from '../_trpc/session.ts'

/** Signs out; a full page load afterwards, so that nothing of this person stays in memory. */
export const useSignOut = () => {
  const logout = useMutation(
    useTRPC().auth.logout.mutationOptions({
      onSuccess: () => {
        markSignedOut()
        location.assign('/login')
      },
    }),
  )
  return () => logout.mutate()
}
