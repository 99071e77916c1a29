import 'server-only'
import { notFound } from 'next/navigation'
import { type Action, scopeOf } from '#domain/access.ts'
import { isStaff } from '#domain/roles.ts'
import { viewer } from '../_trpc/server.tsx'
import type { Room } from './rooms.ts'

/** Who has no business on a page finds nothing there, as everywhere. */
export const admit = async (of: Room, action: Action) => {
  const person = await viewer()
  if (!person || !isStaff(person.role) || scopeOf(person.role, of, action) === 'none') notFound()
}
