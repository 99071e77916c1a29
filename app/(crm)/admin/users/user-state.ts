import { createLoader, parseAsString, parseAsStringLiteral } from 'nuqs/server'
import { roles } from '#domain/roles.ts'

/** Where an account can be: able to sign in, kept from it, or in the trash. */
export const standings = ['active', 'suspended', 'archived'] as const

/** What the list is narrowed to stands in the URL. */
export const userParsers = {
  q: parseAsString.withDefault(''),
  role: parseAsStringLiteral(roles),
  standing: parseAsStringLiteral(standings),
}
export const loadUserState = createLoader(userParsers)

type State = Awaited<ReturnType<typeof loadUserState>>

/** In one spelling for server and browser, so that both make the same query key. */
export const userListInputOf = ({ q, role, standing }: State) => ({
  limit: 50,
  ...(q.trim() && { search: q.trim() }),
  ...(role && { role }),
  ...(standing === 'archived' ? { archived: true } : standing && { status: standing }),
})
