import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { processWide } from '../process-wide.ts'
import { clientAddress, isLocal } from './address.ts'
import { begin } from './watch.ts'

/** Headers that only this file writes; whatever a caller sends under these names is overwritten. */
export const addressHeader = 'x-nexo-address'
export const localHeader = 'x-nexo-local'
export const requestIdHeader = 'x-nexo-request'

/** Answers a request, or returns false and leaves it to Next. */
type Listener = (request: IncomingMessage, response: ServerResponse) => boolean

const state = processWide('front', () => ({
  server: undefined as Server | undefined,
  closing: false,
  first: [] as Listener[],
}))

type Started = { request: IncomingMessage; response: ServerResponse; server: Server }

/** Writes a header over whatever came under its name, both as Node read it and as it was sent. */
const overwrite = (request: IncomingMessage, name: string, value: string) => {
  const raw = request.rawHeaders
  for (let at = raw.length - 2; at >= 0; at -= 2) if (raw[at]?.toLowerCase() === name) raw.splice(at, 2)
  raw.push(name, value)
  request.headers[name] = value
}

/** Has our listeners asked before Next's own, from the very first request on. */
const stepInto = (server: Server) => {
  if (state.server === server) return
  state.server = server
  const nexts = server.listeners('request')
  server.removeAllListeners('request')
  server.on('request', (request, response) => {
    if (!state.first.some((answer) => answer(request, response)))
      for (const next of nexts) next.call(server, request, response)
  })
}

const onRequest = ({ request, response, server }: Started) => {
  stepInto(server)
  const { remoteAddress } = request.socket
  const local = isLocal(remoteAddress, request.headers) ? '1' : '0'
  overwrite(request, addressHeader, clientAddress(remoteAddress, request.headers['x-forwarded-for']))
  overwrite(request, localHeader, local)
  overwrite(request, requestIdHeader, begin(request, response))
  if (state.closing) response.setHeader('connection', 'close')
  // A connection whose last request began before we closed stays open for more; it is idle only after this event.
  response.once('finish', () => state.closing && setImmediate(() => server.closeIdleConnections()))
}

/**
 * Stands before Next: Next believes a caller's X-Forwarded-For and hands routes no socket, so who is really calling is
 * noted on each request before Next sees it. Node announces requests on a diagnostics channel, in development and in
 * the standalone server alike, which spares us a server of our own.
 */
export const standBeforeNext = () =>
  processWide('front.subscribed', () => {
    // The channel's message is documented as { request, response, socket, server }; its type is unknown to TypeScript.
    subscribe('http.server.request.start', (message) => onRequest(message as Started))
    return true
  })

/** From now on these are asked about each request first, one after the other. */
export const answerFirst = (...listeners: Listener[]) => {
  state.first = listeners
}

/** Takes no new connection, lets requests in flight end, and cuts what is still open after `graceMs`. */
export const closeFront = (graceMs: number) =>
  new Promise<void>((resolve) => {
    state.closing = true
    const { server } = state
    if (!server) return resolve()
    const cut = setTimeout(() => server.closeAllConnections(), graceMs)
    server.close(() => {
      clearTimeout(cut)
      resolve()
    })
    server.closeIdleConnections()
  })
