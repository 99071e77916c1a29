import type { Actor, Context } from '../context.ts'
import { db } from '../database.ts'
import { forbidden, Problem, unauthorized } from '../errors.ts'
import { renameKeys, snake } from '../http/case.ts'
import { contextOf } from '../http/context.ts'
import { problemResponse } from '../http/problem.ts'
import { audit } from '../records/audit.ts'

/** Files come and go as they are, for pages with cookies and for programs with a bearer token, through the same address. */
const doorOf = (headers: Headers) =>
  /^bearer /i.test(headers.get('authorization') ?? '') ? 'rest' : 'browser'

export type Visit = { context: Context; url: URL }

/** Answers a request about a file's content, or says in a problem why not. */
export const answering =
  (answer: (request: Request, visit: Visit) => Promise<Response>) =>
  async (request: Request): Promise<Response> => {
    const url = new URL(request.url)
    const context = contextOf(request.headers, doorOf(request.headers))
    try {
      return await answer(request, { context, url })
    } catch (error) {
      // What of a body was not read would be taken for the next request on the same connection.
      if (request.method === 'POST') context.reply.set('connection', 'close')
      return problemResponse(error, { requestId: context.request.id, path: url.pathname }, context.reply)
    }
  }

/** Whoever is signed in; a change asks PostgreSQL itself. */
export const requireActor = async (context: Context, options?: { fresh: boolean }): Promise<Actor> => {
  const actor = await context.actor(options)
  if (!actor) throw unauthorized()
  return actor
}

/** Refuses whoever may not bring such a file, which stands in the audit log as with any procedure. */
export const refuse = async ({ request }: Context, actor: Actor, procedure: string): Promise<never> => {
  const changes = { procedure: { before: null, after: procedure } }
  await audit(db, { request, actor }, { action: 'access.denied', changes })
  throw forbidden()
}

/** A form would be kept with its boundaries and headers inside. */
export const requireNoForm = ({ headers }: Request) => {
  if (/^\s*multipart\//i.test(headers.get('content-type') ?? ''))
    throw new Problem('UNSUPPORTED_MEDIA_TYPE', 'not_a_file', 'Send the file itself as the body, not a form.')
}

/** Answers what a file that was brought has become. */
export const created = ({ reply }: Context, made: unknown): Response => {
  reply.set('cache-control', 'no-store')
  reply.set('content-type', 'application/json')
  return new Response(JSON.stringify(renameKeys(made, snake)), { status: 201, headers: reply })
}
