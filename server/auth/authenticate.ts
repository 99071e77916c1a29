import type { Actor, RequestFacts } from '../context.ts'
import { accessTokenOf } from './cookies.ts'
import { findSession } from './find-session.ts'
import { recogniseAccess } from './recognise.ts'
import type { Session } from './session-cache.ts'

type Asked = { cached?: Promise<Session | null>; fresh?: Promise<Session | null> }
const askedFor = new WeakMap<RequestFacts, Asked>()

const lookUp = async (request: RequestFacts, fresh: boolean): Promise<Session | null> => {
  const claims = await recogniseAccess(accessTokenOf(request))
  if (!claims) return null
  const found = await findSession(claims.sid, { fresh })
  return found?.user.id === claims.sub ? found : null
}

/**
 * The live session behind a request, or null. Looked up once for all the calls of one request, and once more when one
 * of them asks for it `fresh` from PostgreSQL. Rejects when PostgreSQL is needed and down.
 */
export const sessionBehind = (request: RequestFacts, { fresh = false } = {}): Promise<Session | null> => {
  const asked = askedFor.get(request) ?? {}
  askedFor.set(request, asked)
  if (!fresh && asked.fresh) return asked.fresh
  const kind = fresh ? 'fresh' : 'cached'
  const found = asked[kind] ?? lookUp(request, fresh)
  asked[kind] = found
  return found
}

const actorOf = ({ id, user }: Session): Actor => ({
  id: user.id,
  role: user.role,
  status: user.status,
  fullName: user.fullName,
  sessionId: id,
})

/** Who is asking, for the context of a request: see `sessionBehind`. */
export const authenticate =
  (request: RequestFacts) =>
  async (options?: { fresh?: boolean }): Promise<Actor | null> => {
    const session = await sessionBehind(request, options)
    return session && actorOf(session)
  }
