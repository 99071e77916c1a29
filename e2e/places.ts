import { type Action, rolesFor } from '#domain/access.ts'
import { type Entity, entities } from '#domain/entities.ts'
import { isStaff, type Role } from '#domain/roles.ts'
import type { Rest } from './accounts.ts'
import { csv } from './csv.ts'
import { routes } from './routes.ts'

/** The ids of records with endless names. */
type Long = Partial<Record<Entity, string>>

/** An address to look at; `refuses` is the status of one that leads nowhere. */
export type Place = { path: string; refuses?: number }

const entityOf = (route: string): Entity | undefined =>
  entities.find((entity) => route.split('/')[1] === entity)

const actionOf = (route: string): Action =>
  route.endsWith('/new') ? 'create' : route.endsWith('/edit') ? 'update' : 'read'

/** Among staff an admin sees the most, and a client among outsiders. Others see the same, with less on it, but for these. */
const ownPages = ['/', '/clients/[id]', '/suppliers/[id]', '/professionals/[id]']
const seesMost: readonly Role[] = ['admin', 'client']

const mayOpen = (role: Role, route: string) => {
  if (!seesMost.includes(role) && !ownPages.includes(route)) return false
  const entity = entityOf(route)
  if (route.startsWith('/admin')) return role === 'admin'
  if (route.startsWith('/imports')) return isStaff(role)
  // Outsiders change what they may of their own record in its place.
  if (route === '/tasks/my-day' || route.endsWith('/edit')) return isStaff(role)
  return !entity || rolesFor(entity, actionOf(route)).includes(role)
}

const endless = 'Endless name of '.repeat(8)

/** A file that waits to be told what its columns are. */
const newImport = async (rest: Rest): Promise<string> => {
  const name = encodeURIComponent(`${endless}file.csv`)
  const content = csv(
    `Name,Email,Company,Credit limit,Owner,${endless}column`,
    `Ada,ada@example.com,Analytical,"1,200.50",Grace,${endless}cell`,
  )
  return (await rest.post(`/imports?of=clients&name=${name}`, content)).id
}

/** Where a page's address holds an id: whose. A new such page that is not among these fails the walk. */
const idFor = async (route: string, rest: Rest, long: Long): Promise<string | undefined> => {
  if (route === '/admin/users/[id]') return (await rest.get('/auth/profile')).id
  if (route === '/imports/[id]') return newImport(rest)
  const entity = entityOf(route)
  if (!entity || ![`/${entity}/[id]`, `/${entity}/[id]/edit`].includes(route))
    throw new Error(`Say in ${import.meta.url} which id the page ${route} is looked at with.`)
  return long[entity] ?? (await rest.get(`/crm/${entity}?limit=1`)).data[0]?.id
}

/** What a page shows for other words in its address, and addresses that lead nowhere. */
const further: Record<Role, Place[]> = {
  admin: [
    { path: '/clients?q=nothing+like+it' },
    { path: '/clients?q=donaudampf&archived=true' },
    { path: '/clients?q=donaudampf' },
    { path: '/settings?tab=password' },
    { path: '/settings?tab=sessions' },
    { path: '/settings?tab=appearance' },
    { path: '/search?q=donaudampf' },
    { path: '/api/docs' },
    { path: '/nowhere', refuses: 404 },
    { path: '/clients/none', refuses: 404 },
    { path: '/imports/none', refuses: 404 },
  ],
  manager: [],
  employee: [],
  client: [],
  supplier: [],
  professional: [],
}

/** Every page that this role may open, each with an address that it has: of `long`, or of the first that the role sees. */
export const placesOf = async (role: Role, rest: Rest, long: Long): Promise<Place[]> => {
  const found: Place[] = []
  for (const { route, part } of routes) {
    if (part !== 'crm' || !mayOpen(role, route)) continue
    const id = route.includes('[') ? await idFor(route, rest, long) : ''
    // An outsider need not have one of each kind.
    if (id !== undefined) found.push({ path: route.replace('[id]', id) })
  }
  return [...found, ...further[role]]
}
