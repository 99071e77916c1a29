import { randomUUID } from 'node:crypto'
import { authenticate } from '../auth/authenticate.ts'
import type { Context, Door, RequestFacts } from '../context.ts'
import { tabName } from '../live/notice.ts'
import { addressHeader, localHeader, requestIdHeader } from './front.ts'

const readCookies = (header: string | null): ReadonlyMap<string, string> =>
  new Map(
    (header ?? '').split(';').flatMap((part): [string, string][] => {
      const at = part.indexOf('=')
      return at > 0 ? [[part.slice(0, at).trim(), part.slice(at + 1).trim()]] : []
    }),
  )

const bearerOf = (header: string | null) => /^Bearer +(\S+)$/i.exec(header ?? '')?.[1]

const tabOf = (header: string | null) => tabName.safeParse(header).data

const factsOf = (headers: Headers, door: Door): RequestFacts => ({
  id: headers.get(requestIdHeader) ?? randomUUID(),
  door,
  ip: headers.get(addressHeader) ?? 'unknown',
  local: headers.get(localHeader) === '1',
  userAgent: (headers.get('user-agent') ?? '').slice(0, 300),
  cookies: readCookies(headers.get('cookie')),
  bearer: bearerOf(headers.get('authorization')),
  tab: tabOf(headers.get('x-tab')),
})

/** The context of one request through one door. Who is asking is looked up when a procedure first wants to know. */
export const contextOf = (headers: Headers, door: Door, reply = new Headers()): Context => {
  const request = factsOf(headers, door)
  return { request, reply, actor: authenticate(request) }
}
