import 'server-only'
import {
  dehydrate,
  type FetchInfiniteQueryOptions,
  type FetchQueryOptions,
  HydrationBoundary,
  type QueryKey,
} from '@tanstack/react-query'
import { createTRPCOptionsProxy } from '@trpc/tanstack-react-query'
import { headers } from 'next/headers'
import { cache, type ReactNode } from 'react'
import { problemOf } from '#server/errors.ts'
import { contextOf } from '#server/http/context.ts'
import { appRouter } from '#server/router.ts'
import { createCallerFactory } from '#server/trpc.ts'
import { newQueryClient } from './query-client.ts'

const context = cache(async () => contextOf(new Headers(await headers()), 'browser'))
const queryClient = cache(newQueryClient)
const createCaller = createCallerFactory(appRouter)

/** Query options for server components: the same keys as the browser's, answered in this process. */
export const trpc = createTRPCOptionsProxy({ router: appRouter, ctx: context, queryClient })

/** The procedures as plain functions, in the name of whoever asked for the page. */
export const api = cache(async () => createCaller(await context()))

/** Puts an answer into the page's first HTML. A failure is left for the component that asks again and can say so. */
export const prefetch = <T, E, D, K extends QueryKey>(options: FetchQueryOptions<T, E, D, K>) =>
  queryClient().prefetchQuery(options)

/** The same for the first page of a list that goes on; undefined when it could not be had. */
export const prefetchPages = async <T, E, D, K extends QueryKey, P>(
  options: FetchInfiniteQueryOptions<T, E, D, K, P>,
): Promise<D[] | undefined> => {
  try {
    return (await queryClient().fetchInfiniteQuery(options)).pages
  } catch {
    return undefined
  }
}

/** The same for what the page itself needs too: its answer, or its failure. */
export const load = <T, E, D, K extends QueryKey>(options: FetchQueryOptions<T, E, D, K>) =>
  queryClient().fetchQuery(options)

/** Who is looking, or null when nobody is signed in; an outage is thrown and becomes the error page. */
export const viewer = cache(async () => {
  try {
    return await (await api()).auth.profile()
  } catch (error) {
    if (problemOf(error)?.code === 'UNAUTHORIZED') return null
    throw error
  }
})

export const Hydrate = ({ children }: { children: ReactNode }) => (
  <HydrationBoundary state={dehydrate(queryClient())}>{children}</HydrationBoundary>
)
