import 'server-only'
import { TRPCError } from '@trpc/server'
import { notFound } from 'next/navigation'
import { cache } from 'react'
import { load, prefetch, prefetchPages, trpc } from '../_trpc/server.tsx'
import { type ListState, listInputOf, narrowingOf } from './list-state.ts'
import type { Room } from './rooms.ts'
import type { View } from './view.ts'

/** A record for a page's first HTML; the not-found page when it is absent, hidden or no id at all. */
export const loadRecord = cache(async (of: Room, id: string) => {
  try {
    return await load(trpc[of].get.queryOptions({ id }))
  } catch (error) {
    if (error instanceof TRPCError && (error.code === 'NOT_FOUND' || error.code === 'BAD_REQUEST')) notFound()
    throw error
  }
})

export const loadHistory = (of: Room, id: string) =>
  prefetchPages(
    trpc[of].history.infiniteQueryOptions(
      { id },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  )

/** A list's first page and its count. What fails is asked again by the browser, which can say what is wrong. */
export const loadList = (view: View, state: ListState) =>
  Promise.all([
    prefetchPages(
      trpc[view.of].list.infiniteQueryOptions(listInputOf(view, state), {
        getNextPageParam: (page) => page.nextCursor ?? undefined,
      }),
    ),
    prefetch(trpc[view.of].count.queryOptions(narrowingOf(view, state))),
  ])
