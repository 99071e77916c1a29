'use client'

import { createContext, type ReactNode, use } from 'react'
import { type Action, type Resource, scopeOf } from '#domain/access.ts'
import type { Role } from '#domain/roles.ts'

export type Person = { id: string; fullName: string; email: string; role: Role }

const PersonContext = createContext<Person | null>(null)

export const PersonProvider = ({ person, children }: { person: Person; children: ReactNode }) => (
  <PersonContext value={person}>{children}</PersonContext>
)

/** Who is signed in, and which buttons make sense for them; the server decides again. */
export const usePerson = () => {
  const person = use(PersonContext)
  if (!person) throw new Error('usePerson() outside of the frame')
  const may = (of: Resource, action: Action) => scopeOf(person.role, of, action) !== 'none'
  return { person, may }
}
