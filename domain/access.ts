import type { Entity } from './entities.ts'
import { type Role, roles } from './roles.ts'

/**
 * The one table of rights: role × entity × action → scope. Lists, single reads, writes, counts, exports and search all
 * take their visibility from here. What one may not see is *not found*, never *forbidden*.
 *
 * `all`: every row · `own`: the rows that the entity's `own` rule says are yours · `none`: no row.
 */
export const actions = ['read', 'create', 'update', 'archive', 'restore', 'history'] as const
export type Action = (typeof actions)[number]
export type Scope = 'all' | 'own' | 'none'
export type Grant = Record<Action, Scope>

const everything: Grant = {
  read: 'all',
  create: 'all',
  update: 'all',
  archive: 'all',
  restore: 'all',
  history: 'all',
}
const staffMember: Grant = {
  read: 'all',
  create: 'all',
  update: 'own',
  archive: 'own',
  restore: 'own',
  history: 'all',
}
const nothing: Grant = {
  read: 'none',
  create: 'none',
  update: 'none',
  archive: 'none',
  restore: 'none',
  history: 'none',
}
const reader = { ...nothing, read: 'own' } satisfies Grant

const staff = { admin: everything, manager: everything, employee: staffMember }
const portal = { client: nothing, supplier: nothing, professional: nothing }

export const access: Record<Entity, Record<Role, Grant>> = {
  clients: { ...staff, ...portal, client: reader },
}

/** How far a role's right to an action on an entity reaches. */
export const scopeOf = (role: Role, entity: Entity, action: Action): Scope => access[entity][role][action]

/** The roles that may do an action at all: for navigation and buttons; the server decides again. */
export const rolesFor = (entity: Entity, action: Action): Role[] =>
  roles.filter((role) => scopeOf(role, entity, action) !== 'none')
