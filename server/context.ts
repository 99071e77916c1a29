import type { Role, UserStatus } from '#domain/roles.ts'

/** Who is asking: always from the session look-up, never from a token's own claims. */
export type Actor = {
  id: string
  role: Role
  status: UserStatus
  fullName: string
  sessionId: string
}

/**
 * Through which door: a browser's tRPC call or page (cookies), a program's REST call (bearer tokens), or a file that
 * either of them fetches.
 */
export type Door = 'browser' | 'rest' | 'download'

/** What is known of the request. `ip` is the socket's address, or what a trusted proxy says it is. */
export type RequestFacts = {
  id: string
  door: Door
  ip: string
  userAgent: string
  /** True only when the person sits at this machine: a loopback socket, no proxy in between, a loopback Host. */
  local: boolean
  cookies: ReadonlyMap<string, string>
  bearer: string | undefined
  /** What the browser's tab calls itself, so that it is not told of its own changes. */
  tab?: string | undefined
}

export type Context = {
  request: RequestFacts
  /** Headers that the answer will carry (Set-Cookie, Retry-After). */
  reply: Headers
  /** The session behind the request, or null. Looked up once, and only when a procedure asks. */
  actor: (options?: { fresh?: boolean }) => Promise<Actor | null>
}
