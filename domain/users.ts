import { z } from 'zod'
import { profile, username } from './accounts.ts'
import { email, optionalText, pick, text } from './fields.ts'
import { password } from './passwords.ts'
import { type Role, roles, userStatuses } from './roles.ts'

/** The kinds of record that can carry somebody's login. */
export const linkKinds = ['clients', 'employees', 'suppliers', 'professionals'] as const
export type LinkKind = (typeof linkKinds)[number]

/** Which kind of record a role's login belongs to. */
export const linkKindOf = (role: Role): LinkKind => {
  switch (role) {
    case 'client':
      return 'clients'
    case 'supplier':
      return 'suppliers'
    case 'professional':
      return 'professionals'
    default:
      return 'employees'
  }
}

const person = {
  fullName: text('fullName'),
  email: email('email'),
  username,
  phone: optionalText('phone', 50),
}
const id = z.uuid({ error: 'uuid' })
const version = z.int({ error: 'integer' }).min(1, { error: 'out_of_range' }).optional()

/** A new account. Without a password one is made up and answered once. */
export const userInput = z.strictObject({
  ...person,
  role: pick('role', roles),
  password: password.optional(),
})

/** What an admin changes about somebody; role and status have procedures of their own. */
export const userPatch = z.strictObject(person).partial().extend({ id, version })

export const roleInput = z.strictObject({ id, role: pick('role', roles), password: password.optional() })
export const statusInput = z.strictObject({ id, status: pick('status', userStatuses) })
export const linkInput = z.strictObject({ id, type: pick('type', linkKinds), recordId: id })
export const userId = z.strictObject({ id })

/** The record that carries a login, by its name. */
const link = z.strictObject({ type: z.enum(linkKinds), id: z.uuid(), name: z.string() })

/** An account as an admin sees it. */
export const userAnswer = z.strictObject({
  ...profile.shape,
  version: z.int(),
  updatedAt: z.iso.datetime(),
  archivedAt: z.iso.datetime().nullable(),
  link: link.nullable(),
})
export type UserAnswer = z.infer<typeof userAnswer>

/** An account and, where one was made up for it, the password that nobody will be told again. */
export const userWithPassword = z.strictObject({ user: userAnswer, password: z.string().nullable() })
export type UserWithPassword = z.infer<typeof userWithPassword>
