import type { IncomingMessage, ServerResponse } from 'node:http'
import { type DoorName, metrics } from '../metrics/metrics.ts'

const doors: [RegExp, DoorName][] = [
  [/^\/api\/trpc\//, 'trpc'],
  [/^\/api\/files/, 'files'],
  [/^\/api\//, 'rest'],
  [/^\/(_next\/|icon|favicon|manifest)/, 'assets'],
]
const doorOf = (path: string): DoorName => doors.find(([begins]) => begins.test(path))?.[1] ?? 'pages'

/** Measures a request from when its head has arrived to when its answer has left, or the caller has. */
export const watchRequest = (request: IncomingMessage, response: ServerResponse) => {
  const from = performance.now()
  response.once('close', () => {
    const status = response.writableFinished ? response.statusCode : 499
    const seconds = (performance.now() - from) / 1_000
    metrics.requests.observe({ door: doorOf(request.url ?? ''), status: String(status) }, seconds)
  })
}
