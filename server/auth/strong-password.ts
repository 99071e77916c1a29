import type { Profile } from '#domain/accounts.ts'
import { passwordWeakness } from '#domain/passwords.ts'
import { badInput } from '../errors.ts'

type Owner = Pick<Profile, 'role' | 'email' | 'username' | 'fullName'>

/** Refuses, at the field named, a password that is too weak for what its owner may see. */
export const requireStrongPassword = (
  password: string,
  { role, email, username, fullName }: Owner,
  path: string,
) => {
  const names = [username, email, ...email.split(/[@.]/), ...fullName.split(/\s+/)]
  const weakness = passwordWeakness(password, role, names)
  if (weakness) throw badInput([{ path, message: weakness }])
}
