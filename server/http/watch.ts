import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../log.ts'
import { type DoorName, metrics } from '../metrics/metrics.ts'

const doors: [RegExp, DoorName][] = [
  [/^\/api\/trpc\//, 'trpc'],
  [/^\/api\/files/, 'files'],
  [/^\/api\//, 'rest'],
  [/^\/(_next\/|icon|favicon|manifest)/, 'assets'],
]
const doorOf = (path: string): DoorName => doors.find(([begins]) => begins.test(path))?.[1] ?? 'pages'

/** Longer than that, and somebody waited. */
const slowMs = 1_000

/** Without the query, in which people's names may stand. */
const pathOf = (url: string) => url.split('?')[0] ?? url

/**
 * Measures a request from when its head has arrived to when its answer has left, or the caller has. What took over a
 * second is news; the rest is logged at `debug` only, as each line wears a small computer's card.
 */
const watch = (request: IncomingMessage, response: ServerResponse, requestId: string) => {
  const from = performance.now()
  const { url = '', method } = request
  response.once('close', () => {
    // Open for as long as somebody looks: how long says nothing about the server.
    if (String(response.getHeader('content-type')).startsWith('text/event-stream')) return
    const status = response.writableFinished ? response.statusCode : 499
    const ms = performance.now() - from
    metrics.requests.observe({ door: doorOf(url), status: String(status) }, ms / 1_000)
    const level = ms >= slowMs ? 'info' : 'debug'
    if (log.isLevelEnabled(level))
      log[level]({ requestId, method, path: pathOf(url), status, ms: Math.round(ms) }, 'request')
  })
}

/** Gives a request its id, answers it in `x-request-id`, and watches over it. */
export const begin = (request: IncomingMessage, response: ServerResponse): string => {
  const id = randomUUID()
  response.setHeader('x-request-id', id)
  watch(request, response, id)
  return id
}
