import { subscribe } from 'node:diagnostics_channel'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { processWide } from '../process-wide.ts'
import { clientAddress, isLocal } from './address.ts'

/** Headers that only this file writes; whatever a caller sends under these names is overwritten. */
export const addressHeader = 'x-nexo-address'
export const localHeader = 'x-nexo-local'

const state = processWide('front', () => ({ server: undefined as Server | undefined, closing: false }))

type Started = { request: IncomingMessage; response: ServerResponse; server: Server }

const onRequest = ({ request, response, server }: Started) => {
  state.server = server
  request.headers[addressHeader] = clientAddress(
    request.socket.remoteAddress,
    request.headers['x-forwarded-for'],
  )
  request.headers[localHeader] = isLocal(request.socket.remoteAddress, request.headers) ? '1' : '0'
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
