import { TRPCClientError } from '@trpc/client'
import type { AppRouter } from '#server/router.ts'

/** What went wrong with a call, whatever was thrown: for words on the page and for errors beside their fields. */
export type CallProblem = {
  /** The server's stable code, or `offline` when it was not reached. */
  reason: string
  status: number | undefined
  errors: { path: string; message: string }[]
  /** Seconds. */
  retryAfter: number | undefined
  requestId: string | undefined
}

const isOurs = (error: unknown): error is TRPCClientError<AppRouter> => error instanceof TRPCClientError

export const readProblem = (error: unknown): CallProblem => {
  const data = isOurs(error) ? error.data : undefined
  return {
    reason: data?.reason ?? 'offline',
    status: data?.httpStatus,
    errors: data?.errors ?? [],
    retryAfter: data?.retryAfter,
    requestId: data?.requestId,
  }
}
