import { type Resource, rolesFor } from '#domain/access.ts'
import { type ImportKind, importKinds } from '#domain/entities.ts'
import { isStaff, type Role } from '#domain/roles.ts'

/** The kinds of record that somebody may bring in from a file. Outsiders bring none. */
export const importable = (role: Role): ImportKind[] =>
  isStaff(role) ? importKinds.filter((of) => rolesFor(of, 'create').includes(role)) : []

export const mayImport = (role: Role, of: Resource) => importable(role).some((one) => one === of)
