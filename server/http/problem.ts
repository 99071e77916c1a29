import { STATUS_CODES } from 'node:http'
import { TRPCError } from '@trpc/server'
import { getHTTPStatusCodeFromError } from '@trpc/server/http'
import { FastResponse } from 'srvx'
import { problemOf } from '../errors.ts'
import { log } from '../log.ts'
import { snakePath } from './case.ts'

/** Where an error happened: what the caller may quote, and the log is searched by. */
export type Whereabouts = { requestId: string; path: string }

const asTrpcError = (error: unknown): TRPCError =>
  problemOf(error) ??
  (error instanceof TRPCError ? error : new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: error }))

/** Logs what is our own fault or an outage, with its cause; a caller's mistakes are not our news. */
export const logFailure = (error: unknown, { requestId, path }: Whereabouts) => {
  const status = getHTTPStatusCodeFromError(asTrpcError(error))
  if (status < 500) return
  const cause = error instanceof Error ? (error.cause ?? error) : error
  log[status === 503 ? 'warn' : 'error'](
    {
      requestId,
      path,
      status,
      error: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
    },
    'request failed',
  )
}

/** Any error as `application/problem+json` (RFC 9457): a sentence, a stable code, the fields; never a stack, never SQL. */
export const problemResponse = (error: unknown, where: Whereabouts, headers = new Headers()): Response => {
  logFailure(error, where)
  const problem = problemOf(error)
  const shown = asTrpcError(error)
  const status = getHTTPStatusCodeFromError(shown)
  const internal = status === 500
  headers.set('content-type', 'application/problem+json')
  headers.set('cache-control', 'no-store')
  if (problem?.retryAfter) headers.set('retry-after', String(problem.retryAfter))
  if (status === 401) headers.set('www-authenticate', 'Bearer')
  const body = {
    type: 'about:blank',
    title: STATUS_CODES[status],
    status,
    detail: internal
      ? 'Something went wrong on our side. Quote the request id if you report it.'
      : shown.message,
    instance: where.path,
    code: problem?.reason ?? (internal ? 'internal' : shown.code.toLowerCase()),
    request_id: where.requestId,
    errors: problem?.errors?.map(({ path, message }) => ({ path: snakePath(path), message })),
  }
  return new FastResponse(JSON.stringify(body), { status, headers })
}
