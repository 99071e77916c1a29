import type { Attachment, Entity } from './entities.ts'
import { type Role, roles } from './roles.ts'

/**
 * The one table of rights: role × entity × action → scope. Lists, single reads, writes, counts, exports and search all
 * take their visibility from here. What one may not see is *not found*, never *forbidden*.
 *
 * `all`: every row · `own`: the rows that the entity's `own` rule says are yours · `none`: no row.
 *
 * What hangs on records is reached through them alone: of notes and files, `all` means all those on a record that one may
 * read, and `own` those of them that one made oneself.
 */
export const actions = ['read', 'create', 'update', 'archive', 'restore', 'purge', 'history'] as const
export type Action = (typeof actions)[number]
export type Scope = 'all' | 'own' | 'none'
export type Grant = Record<Action, Scope>
/** What rights are about: a kind of record, or what hangs on records. */
export type Resource = Entity | Attachment

const everything: Grant = {
  read: 'all',
  create: 'all',
  update: 'all',
  archive: 'all',
  restore: 'all',
  purge: 'all',
  history: 'all',
}
const nothing: Grant = {
  read: 'none',
  create: 'none',
  update: 'none',
  archive: 'none',
  restore: 'none',
  purge: 'none',
  history: 'none',
}
/** Reads all, creates, and changes what it owns or is assigned to. */
const member: Grant = { ...everything, update: 'own', archive: 'own', restore: 'own', purge: 'none' }
/** Reads all and changes nothing: what only those who lead may shape. */
const reader: Grant = { ...nothing, read: 'all', history: 'all' }
/** Sees what is its own, or hangs on it. */
const viewer: Grant = { ...nothing, read: 'own' }
/** Its own record: seen, and its contact details changed (`selfFields` of the entity, and no other). */
const self: Grant = { ...viewer, update: 'own' }

/** Sees what hangs on the records that it sees. */
const guest: Grant = { ...nothing, read: 'all' }

/** All of it, but deletes nothing for good. */
const lead: Grant = { ...everything, purge: 'none' }

const leaders = { admin: everything, manager: lead }
const staff = { ...leaders, employee: member }
const outsiders = { client: nothing, supplier: nothing, professional: nothing }

export const access: Record<Resource, Record<Role, Grant>> = {
  clients: { ...staff, ...outsiders, client: self },
  contacts: { ...staff, ...outsiders },
  employees: { ...leaders, employee: { ...reader, update: 'own' }, ...outsiders },
  suppliers: { ...staff, ...outsiders, supplier: self },
  professionals: { ...staff, ...outsiders, professional: self },
  pipelines: { ...leaders, employee: reader, ...outsiders },
  stages: { ...leaders, employee: reader, ...outsiders },
  deals: { ...staff, ...outsiders },
  projects: { ...staff, ...outsiders, client: viewer, professional: viewer },
  tasks: { ...staff, client: viewer, supplier: viewer, professional: viewer },
  orders: { ...staff, ...outsiders, client: viewer, supplier: viewer },
  notes: { ...staff, ...outsiders },
  files: { ...staff, client: guest, supplier: guest, professional: guest },
}

/** How far a role's right to an action reaches. */
export const scopeOf = (role: Role, resource: Resource, action: Action): Scope =>
  access[resource][role][action]

/** The roles that may do an action at all: for navigation and buttons; the server decides again. */
export const rolesFor = (resource: Resource, action: Action): Role[] =>
  roles.filter((role) => scopeOf(role, resource, action) !== 'none')
