'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import type { Role } from '#domain/roles.ts'
import { useTRPCClient } from '../_trpc/client.tsx'
import { whenIdle } from '../_ui/when-idle.ts'

/** Once the page is there and idle, it hears what others change. */
export function Live({ role }: { role: Role }) {
  const queries = useQueryClient()
  const client = useTRPCClient()
  const router = useRouter()
  useEffect(() => {
    let left = false
    let stop: (() => void) | undefined
    const start = async () => {
      const { startLive } = await import('./start-live.ts')
      if (!left) stop = startLive({ queries, client, role, remake: () => router.refresh() })
    }
    // A page without it is a page that asks again when it is come back to.
    const forget = whenIdle(() => void start().catch(() => undefined))
    return () => {
      left = true
      forget()
      stop?.()
    }
  }, [queries, client, router, role])
  return null
}
