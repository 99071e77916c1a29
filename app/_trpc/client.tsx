'use client'

import { type QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import { createTRPCContext } from '@trpc/tanstack-react-query'
import { type ReactNode, useState } from 'react'
import type { AppRouter } from '#server/router.ts'
import { tabName } from '../_live/tab-name.ts'
import { newQueryClient } from './query-client.ts'
import { renewLink } from './renew-link.ts'

export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()

/** Browsers carry 64 kB of bodies, all together, past the end of the page that sent them; what is larger is not risked. */
const carriedCharacters = 4_000

/** A change that was just made arrives even when the page is left at once. */
const fetchPastLeaving: typeof fetch = (url, options) =>
  fetch(url, {
    ...options,
    keepalive: typeof options?.body === 'string' && options.body.length <= carriedCharacters,
  })

let browserClient: QueryClient | undefined

/** One per browser, so that a suspended first render does not lose it; one per request on the server. */
const queryClient = () => {
  if (typeof window === 'undefined') return newQueryClient()
  browserClient ??= newQueryClient()
  return browserClient
}

export function ApiProvider({ children }: { children: ReactNode }) {
  const queries = queryClient()
  const [trpcClient] = useState(() =>
    createTRPCClient<AppRouter>({
      links: [
        renewLink,
        httpBatchLink({
          url: '/api/trpc',
          maxItems: 10,
          maxURLLength: 2_000,
          headers: () => ({ 'x-tab': tabName() }),
          fetch: fetchPastLeaving,
        }),
      ],
    }),
  )
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={trpcClient} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  )
}
