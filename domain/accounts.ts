import { z } from 'zod'
import { email, optionalText, optionalUrl, text } from './fields.ts'
import { password } from './passwords.ts'
import { roles, userStatuses } from './roles.ts'

/**
 * Seconds that an access token lives. A browser asks for the next one at 80 % of it; the tombstone of a revoked session
 * in the cache must outlive it.
 */
export const accessTokenSeconds = 15 * 60

/** A sign-in name: no `@`, so that it can never be mistaken for somebody's e-mail address. */
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{2,39}$/, { error: 'username' })
  .meta({ label: 'username' })

const account = {
  email: email('email'),
  username,
  fullName: text('fullName'),
  password,
}

/** A secret as somebody typed it to prove who they are: any text, for it is compared and never kept. */
const typedSecret = (label: string) =>
  z
    .string()
    .min(1, { error: 'required' })
    .max(1_000, { error: 'too_long' })
    .meta({ label, format: 'password' })

/** Self-registration. Strict: a `role` or any other key is refused, never ignored. */
export const registerInput = z.strictObject(account)

/** The first admin, with the one-time code that the server printed (not asked on the machine itself). */
export const setupInput = z.strictObject({ ...account, code: z.string().trim().max(40).optional() })

/** `email` takes an e-mail address or a username; both are kept in lower case. */
export const loginInput = z.strictObject({
  email: text('emailOrUsername', 254).transform((value) => value.toLowerCase()),
  password: typedSecret('password'),
})

export const changePasswordInput = z.strictObject({
  oldPassword: typedSecret('oldPassword'),
  newPassword: password,
})

/** What a person may change about themself; role, status and e-mail are not among it. */
export const profileInput = z.strictObject({
  fullName: text('fullName').optional(),
  phone: optionalText('phone', 50),
  avatarUrl: optionalUrl('avatarUrl'),
})

/** An account as its owner sees it: everything but the password's hash. */
export const profile = z.object({
  id: z.uuid(),
  email: z.string(),
  username: z.string(),
  fullName: z.string(),
  role: z.enum(roles),
  status: z.enum(userStatuses),
  phone: z.string().nullable(),
  avatarUrl: z.string().nullable(),
  createdAt: z.iso.datetime(),
  lastLogin: z.iso.datetime().nullable(),
})
export type Profile = z.infer<typeof profile>

/** One device that somebody is signed in on, as its owner sees it. */
export const sessionSummary = z.object({
  id: z.uuid(),
  /** True for the session that asks. */
  current: z.boolean(),
  transport: z.enum(['cookie', 'bearer']),
  userAgent: z.string(),
  ip: z.string(),
  createdAt: z.iso.datetime(),
  lastUsedAt: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
})
export type SessionSummary = z.infer<typeof sessionSummary>
