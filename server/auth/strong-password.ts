import type { Profile } from '#domain/accounts.ts'
import { minStaffPasswordLength, passwordWeakness } from '#domain/passwords.ts'
import { Problem } from '../errors.ts'

type Owner = Pick<Profile, 'role' | 'email' | 'username' | 'fullName'>

const sentences = {
  password_short_staff: `This account can see other people's data: its password needs ${minStaffPasswordLength} characters or more.`,
  password_common: 'This password is too easy to guess: choose one without names, common words or counting.',
}

/** Refuses, at the field named, a password that is too weak for what its owner may see. */
export const requireStrongPassword = (
  password: string,
  { role, email, username, fullName }: Owner,
  path: string,
) => {
  const names = [username, email, ...email.split(/[@.]/), ...fullName.split(/\s+/)]
  const weakness = passwordWeakness(password, role, names)
  if (weakness)
    throw new Problem('BAD_REQUEST', 'weak_password', sentences[weakness], {
      errors: [{ path, message: weakness }],
    })
}
