'use client'

import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useTimeZone } from 'use-intl'
import { useTRPC } from '../_trpc/client.tsx'

/** What the reader has to do, by their own days; it came with the page. */
export const useMyTasks = (each: number) => {
  const trpc = useTRPC()
  const timeZone = useTimeZone() ?? 'UTC'
  return useQuery(
    trpc.dashboard.tasks.queryOptions({ timeZone, each }, { placeholderData: keepPreviousData }),
  )
}

type Answer = inferOutput<ReturnType<typeof useTRPC>['dashboard']['tasks']>
export type Part = Answer['overdue']
export type MyTask = Part['items'][number]
