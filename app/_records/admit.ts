import 'server-only'
import { notFound } from 'next/navigation'
import { type Action, scopeOf } from '#domain/access.ts'
import { isStaff } from '#domain/roles.ts'
import { viewer } from '../_trpc/server.tsx'
import type { Room } from './rooms.ts'

/** Who has no business on a page finds nothing there, as everywhere. Outsiders read what is theirs, and work in no form. */
export const admit = async (of: Room, action: Action) => {
  const person = await viewer()
  if (!person || scopeOf(person.role, of, action) === 'none') notFound()
  if (action !== 'read' && !isStaff(person.role)) notFound()
  return person
}
