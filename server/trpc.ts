import { initTRPC } from '@trpc/server'
import type { z } from 'zod'
import { type Action, type Resource, scopeOf } from '#domain/access.ts'
import type { Role } from '#domain/roles.ts'
import type { Context } from './context.ts'
import { db } from './database.ts'
import { requireSpaceFor } from './disk/reserve.ts'
import { forbidden, problemOf, unauthorized } from './errors.ts'
import { audit } from './records/audit.ts'

/** How a procedure appears in REST and the API document. Paths are below /api and name inputs as `{id}`. */
export type Rest = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: `/${string}`
  summary: string
  /** Status of success: 200 unless said. 204 answers no body. */
  status?: 200 | 201 | 204
  /** The status where it depends on the answer: health is 503 when the database is not there. */
  statusOf?: (answer: unknown) => number
  /** The answer is a file of this type: a browser may fetch it by a link, with its cookie. */
  download?: string
  /** What the answer looks like (camelCase; the edge turns it into snake_case), for the document and the contract test. */
  answer?: z.ZodType
}

/** Who may call: stated by every procedure, because only the functions below make one. */
export type Permission =
  | 'anyone'
  | 'signed-in'
  | { roles: readonly Role[] }
  | { entity: Resource; action: Action }
export type Meta = { permission: Permission; rest?: Rest }

const t = initTRPC
  .context<Context>()
  .meta<Meta>()
  .create({
    // Proxies close what is silent for a minute or less.
    sse: {
      ping: { enabled: true, intervalMs: 15_000 },
      client: { reconnectAfterInactivityMs: 40_000 },
    },
    errorFormatter: ({ shape, error, ctx }) => {
      const problem = problemOf(error)
      return {
        ...shape,
        message:
          problem?.message ??
          (error.code === 'INTERNAL_SERVER_ERROR' ? 'Something went wrong on our side.' : shape.message),
        data: {
          code: problem?.code ?? shape.data.code,
          httpStatus: shape.data.httpStatus,
          path: shape.data.path,
          reason:
            problem?.reason ??
            (error.code === 'INTERNAL_SERVER_ERROR' ? 'internal' : error.code.toLowerCase()),
          errors: problem?.errors,
          retryAfter: problem?.retryAfter,
          requestId: ctx?.request.id,
        },
      }
    },
  })

export const router = t.router
export const createCallerFactory = t.createCallerFactory

/** Turns any error into one of ours before tRPC decides the status, so that 23505 is a 409 on both doors. */
const errorsInWords = t.middleware(async ({ next }) => {
  const result = await next()
  if (result.ok) return result
  const problem = problemOf(result.error)
  return problem && problem !== result.error ? { ...result, error: problem } : result
})

/** Who was refused what stands in the audit log. Not found is not refused: nobody is told, and nothing is written. */
const refusalsOnRecord = t.middleware(async ({ ctx, path, next }) => {
  const result = await next()
  if (!result.ok && problemOf(result.error)?.reason === 'forbidden')
    await audit(
      db,
      { request: ctx.request, actor: await ctx.actor() },
      {
        action: 'access.denied',
        changes: { procedure: { before: null, after: path } },
      },
    )
  return result
})

const base = t.procedure.use(errorsInWords).use(refusalsOnRecord)

/** What changes something, and what stays open, asks PostgreSQL itself who is asking; queries may take the cache's word. */
const requireActor = async (ctx: Context, type: string) => {
  const actor = await ctx.actor({ fresh: type !== 'query' })
  if (!actor) throw unauthorized()
  return actor
}

/** A procedure that anyone may call: say why at the call. */
export const anyone = (rest?: Rest) =>
  base.meta({ permission: 'anyone', ...(rest && { rest }) }).use(async ({ next, path, type }) => {
    await requireSpaceFor({ path, type })
    return next()
  })

/** A procedure for whoever is signed in, about themself. */
export const signedIn = (rest?: Rest) =>
  base.meta({ permission: 'signed-in', ...(rest && { rest }) }).use(async ({ ctx, next, path, type }) => {
    const actor = await requireActor(ctx, type)
    await requireSpaceFor({ path, type })
    return next({ ctx: { ...ctx, actor } })
  })

/** A procedure for the named roles: what is not a record (health details, settings). */
export const only = (allowed: readonly Role[], rest?: Rest) =>
  base
    .meta({ permission: { roles: allowed }, ...(rest && { rest }) })
    .use(async ({ ctx, next, path, type }) => {
      const actor = await requireActor(ctx, type)
      if (!allowed.includes(actor.role)) throw forbidden()
      await requireSpaceFor({ path, type })
      return next({ ctx: { ...ctx, actor } })
    })

/**
 * A procedure on records of an entity, or on what hangs on records. The access table decides: `none` for a change is refused; `none` for a read goes
 * on with a scope that no row is in, so that an absent and a hidden record look alike.
 */
export const may = (entity: Resource, action: Action, rest?: Rest) =>
  base
    .meta({ permission: { entity, action }, ...(rest && { rest }) })
    .use(async ({ ctx, next, path, type }) => {
      const actor = await requireActor(ctx, type)
      const scope = scopeOf(actor.role, entity, action)
      if (scope === 'none' && action === 'create') throw forbidden()
      await requireSpaceFor({ path, type })
      return next({ ctx: { ...ctx, actor, scope } })
    })
