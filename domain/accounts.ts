import { z } from 'zod'
import { email, optionalText, optionalUrl, text } from './fields.ts'
import { password } from './passwords.ts'

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

/** Self-registration. Strict: a `role` or any other key is refused, never ignored. */
export const registerInput = z.strictObject(account)

/** The first admin, with the one-time code that the server printed (not asked on the machine itself). */
export const setupInput = z.strictObject({ ...account, code: z.string().trim().max(40).optional() })

/** `email` takes an e-mail address or a username. */
export const loginInput = z.strictObject({
  email: z.string().trim().min(1, { error: 'required' }).max(254, { error: 'too_long' }),
  password: z.string().min(1, { error: 'required' }).max(1_000, { error: 'too_long' }),
})

export const changePasswordInput = z.strictObject({
  oldPassword: z.string().min(1, { error: 'required' }).max(1_000, { error: 'too_long' }),
  newPassword: password,
})

/** What a person may change about themself; role, status and e-mail are not among it. */
export const profileInput = z.strictObject({
  fullName: text('fullName').optional(),
  phone: optionalText('phone', 50),
  avatarUrl: optionalUrl('avatarUrl'),
})
