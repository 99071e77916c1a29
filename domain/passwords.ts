import { z } from 'zod'
import { isGuessable } from './guessable.ts'
import { isStaff, type Role } from './roles.ts'

/** Lengths in characters after NFC, so that "é" typed on two keyboards is one character (ASVS 5.0, 6.2). */
export const minPasswordLength = 8
export const minStaffPasswordLength = 12
export const maxPasswordLength = 200

/** What any password must be. A NUL or a lone surrogate can not have been typed on purpose. */
export const password = z
  .string()
  .refine((value) => !value.includes('\u0000') && value.isWellFormed(), { error: 'unstorable_text' })
  .refine((value) => length(value) >= minPasswordLength, { error: 'password_short' })
  .refine((value) => length(value) <= maxPasswordLength, { error: 'too_long' })
  .meta({ label: 'password', format: 'password' })

const length = (value: string) => [...value.normalize('NFC')].length

/**
 * Why a password is too weak for a role, as a message code, or null when it is good enough. An account that can see
 * other people's data needs 12 characters that are not a known-common password (ASVS 5.0, 6.2.4).
 */
export const passwordWeakness = (value: string, role: Role, names: readonly string[]) => {
  if (!isStaff(role)) return null
  if (length(value) < minStaffPasswordLength) return 'password_short_staff' as const
  return isGuessable(value, names) ? ('password_common' as const) : null
}
