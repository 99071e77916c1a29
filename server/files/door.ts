import type { Actor, Context } from '../context.ts'
import { unauthorized } from '../errors.ts'
import { contextOf } from '../http/context.ts'
import { problemResponse } from '../http/problem.ts'

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
