import { users } from '#db/schema/users.ts'
import type { Profile } from '#domain/accounts.ts'
import type { Preferences } from '#domain/preferences.ts'

/** The columns of an account that its owner may see. The password's hash is not among them, and so never read by accident. */
export const profileColumns = {
  id: users.id,
  email: users.email,
  username: users.username,
  fullName: users.fullName,
  role: users.role,
  status: users.status,
  phone: users.phone,
  avatarUrl: users.avatarUrl,
  createdAt: users.createdAt,
  lastLogin: users.lastLogin,
} satisfies { [column in keyof Profile]: unknown }

/** How the owner wants the pages; the profile's shape is a promise to programs, so they stand beside it. */
export const preferenceColumns = { language: users.language } satisfies {
  [column in keyof Preferences]: unknown
}
