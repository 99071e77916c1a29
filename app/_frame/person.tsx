'use client'

import { createContext, type ReactNode, use } from 'react'
import { type Action, scopeOf } from '#domain/access.ts'
import type { Entity } from '#domain/entities.ts'
import type { Role } from '#domain/roles.ts'

export type Person = { fullName: string; email: string; role: Role }

const PersonContext = createContext<Person | null>(null)

export const PersonProvider = ({ person, children }: { person: Person; children: ReactNode }) => (
  <PersonContext value={person}>{children}</PersonContext>
)

/** Who is signed in, and which buttons make sense for them; the server decides again. */
export const usePerson = () => {
  const person = use(PersonContext)
  if (!person) throw new Error('usePerson() outside of the frame')
  const may = (entity: Entity, action: Action) => scopeOf(person.role, entity, action) !== 'none'
  return { person, may }
}
