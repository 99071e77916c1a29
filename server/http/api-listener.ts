import type { IncomingMessage, ServerResponse } from 'node:http'
import compression from 'compression'
import { toNodeHandler } from 'srvx/node'
import { answerRest } from './rest-door.ts'
import { answerTrpc } from './trpc-door.ts'

/** What is asked thousands of times; everything else below /api (files, documents, the session route) is Next's. */
const doors: [RegExp, (request: Request) => Promise<Response>][] = [
  [/^\/api\/trpc\//, answerTrpc],
  [/^\/api\/(crm\/|auth\/(?!session))/, answerRest],
]
// It takes HTTP/2's request too, and is typed as if each were both.
const listeners = doors.map(
  ([path, answer]) =>
    [path, toNodeHandler(answer) as (request: IncomingMessage, response: ServerResponse) => unknown] as const,
)

/** As Next does for its own answers; an event stream must not wait in a buffer. */
const compress = compression({
  filter: (request, response) =>
    !String(response.getHeader('content-type')).startsWith('text/event-stream') &&
    compression.filter(request, response),
})

/** The middleware takes what end() is given for a chunk; srvx gives it a callback alone, once all is written. */
const endWithCallback = (response: ServerResponse) => {
  const { end } = response
  const patched = (...given: unknown[]) => {
    const [done] = given
    if (typeof done !== 'function') return Reflect.apply(end, response, given)
    response.once('finish', () => done())
    return Reflect.apply(end, response, [])
  }
  Object.assign(response, { end: patched })
}

/**
 * Answers tRPC and REST straight from Node, by the very doors that the route files under app/api export: Next's way to a
 * route handler costs several times what the rest of a request does (docs/decisions/0010). Returns false, having done
 * nothing, for a request that is not one of these.
 */
export const answerApi = (request: IncomingMessage, response: ServerResponse): boolean => {
  const found = listeners.find(([path]) => path.test(request.url ?? ''))
  if (!found) return false
  // An answer holds what people wrote: to a browser it is never a page or a script, whatever it looks like.
  response.setHeader('x-content-type-options', 'nosniff')
  // The middleware takes Express's request and response, of which it uses what Node's have too.
  const [asked, answer] = [request, response] as unknown as Parameters<typeof compress>
  compress(asked, answer, () => {
    endWithCallback(response)
    found[1](request, response)
  })
  return true
}
