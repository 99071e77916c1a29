import { randomUUID } from 'node:crypto'
import { v7 } from 'uuid'
import { users } from '#db/schema/users.ts'
import type { Role } from '#domain/roles.ts'
import type { Actor, Context, Door } from '../context.ts'
import { db } from '../database.ts'
import { appRouter } from '../router.ts'
import { createCallerFactory } from '../trpc.ts'

const createCaller = createCallerFactory(appRouter)

/** Someone with a role, as a row in `users` that may be referred to; signing in is tested elsewhere. */
export const someone = async (role: Role): Promise<Actor> => {
  const id = v7()
  const name = `${role}-${id.slice(-12)}`
  await db
    .insert(users)
    .values({ id, email: `${name}@example.com`, username: name, fullName: name, role, passwordHash: 'none' })
  return { id, role, status: 'active', fullName: name, sessionId: v7() }
}

/** The procedures in somebody's name, or in nobody's; from a page, unless it is said through which door. */
export const as = (actor: Actor | null, door: Door = 'browser') => {
  const context: Context = {
    request: {
      id: randomUUID(),
      door,
      ip: '203.0.113.9',
      userAgent: 'test',
      local: false,
      cookies: new Map(),
      bearer: undefined,
    },
    reply: new Headers(),
    actor: async () => actor,
  }
  return createCaller(context)
}
