import { QueryClient } from '@tanstack/react-query'

const statusOf = (error: unknown): number | undefined => {
  if (!(error instanceof Error) || !('data' in error)) return undefined
  const { data } = error
  if (typeof data !== 'object' || data === null || !('httpStatus' in data)) return undefined
  return typeof data.httpStatus === 'number' ? data.httpStatus : undefined
}

/** What our own server answered with a reason (4xx) will be answered alike again; an outage may pass. */
const mayPass = (error: unknown) => (statusOf(error) ?? 503) >= 500

export const newQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 30_000,
        // A server on the same network answers although the browser believes itself offline.
        networkMode: 'always',
        retry: (failures, error) => typeof window !== 'undefined' && failures < 1 && mayPass(error),
        retryDelay: 800,
      },
      mutations: { networkMode: 'always' },
    },
  })
