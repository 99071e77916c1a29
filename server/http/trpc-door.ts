import { randomUUID } from 'node:crypto'
import { fetchRequestHandler } from '@trpc/server/adapters/fetch'
import { appRouter } from '../router.ts'
import { bodyLimits, readText, requireJson } from './body.ts'
import { contextOf } from './context.ts'
import { requestIdHeader } from './front.ts'
import { requireOwnOrigin } from './origin.ts'
import { logFailure, problemResponse } from './problem.ts'

/** The adapter would answer multipart and octet-stream posts too: what is no JSON from our own pages stops here. */
const admitted = async (request: Request): Promise<Request> => {
  if (request.method !== 'POST') return request
  requireJson(request)
  if (request.headers.has('cookie')) requireOwnOrigin(request.headers)
  const auth = new URL(request.url).pathname.includes('/auth.')
  const body = await readText(request, auth ? bodyLimits.auth : bodyLimits.json)
  return new Request(request.url, { method: 'POST', headers: request.headers, body })
}

/** Answers one HTTP request of the typed client: a batch of at most ten calls. */
export const answerTrpc = async (request: Request): Promise<Response> => {
  let req: Request
  try {
    req = await admitted(request)
  } catch (error) {
    return problemResponse(error, {
      requestId: request.headers.get(requestIdHeader) ?? randomUUID(),
      path: new URL(request.url).pathname,
    })
  }
  const response = await fetchRequestHandler({
    endpoint: '/api/trpc',
    req,
    router: appRouter,
    maxBatchSize: 10,
    createContext: ({ resHeaders }) => contextOf(request.headers, 'browser', resHeaders),
    onError: ({ error, ctx, path }) =>
      logFailure(error, { requestId: ctx?.request.id ?? 'none', path: path ?? '' }),
  })
  // What passes a stream on must not change it either, compressing it for one.
  const isStream = response.headers.get('content-type')?.startsWith('text/event-stream')
  response.headers.set('cache-control', isStream ? 'no-store, no-transform' : 'no-store')
  return response
}
