'use client'

import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { inferOutput } from '@trpc/tanstack-react-query'
import { useTimeZone } from 'use-intl'
import { useTRPC } from '../_trpc/client.tsx'

/**
 * What the reader has to do, by their own days. It came with the page, by the days of `renderedIn`: the time zone that the
 * server knew, which is another one at most on the first page that a browser asks for.
 */
export const useMyTasks = (each: number, renderedIn: string) => {
  const trpc = useTRPC()
  const queryClient = useQueryClient()
  const timeZone = useTimeZone() ?? 'UTC'
  const cameWithThePage = trpc.dashboard.tasks.queryKey({ timeZone: renderedIn, each })
  return useQuery(
    trpc.dashboard.tasks.queryOptions(
      { timeZone, each },
      { placeholderData: (before) => before ?? queryClient.getQueryData(cameWithThePage) },
    ),
  )
}

type Answer = inferOutput<ReturnType<typeof useTRPC>['dashboard']['tasks']>
export type Part = Answer['overdue']
export type MyTask = Part['items'][number]
