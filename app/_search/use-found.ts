'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTRPC } from '../_trpc/client.tsx'
import { pauseMs } from '../_ui/pause.ts'
import { searchedFor } from './searched-for.ts'

/**
 * The records that are found for what is typed; `q` is what they were found for. A question that is overtaken by the next
 * is called off, and what was found before stays until the next answer is there.
 */
export const useFound = (typed: string) => {
  const trpc = useTRPC()
  const now = searchedFor(typed)
  const [settled] = useDebouncedValue(now, pauseMs)
  const q = now === '' ? '' : settled
  const answer = useQuery(
    trpc.search.queryOptions(
      { q },
      { enabled: q !== '', placeholderData: keepPreviousData, trpc: { abortOnUnmount: true } },
    ),
  )
  const isNew = q === now && !answer.isPlaceholderData
  return {
    q,
    data: q === '' ? [] : (answer.data?.data ?? []),
    error: answer.error,
    retry: () => void answer.refetch(),
    /** An answer to what is typed now, and not to what was before. */
    settled: now === '' || (isNew && answer.isSuccess),
  }
}
