import { type Role, roles } from '#domain/roles.ts'
import { hashPassword } from '../auth/passwords.ts'
import { oneTimePassword } from '../users/one-time-password.ts'
import type { Dice } from './dice.ts'
import { workingMoment } from './dice.ts'

const names: Record<Role, string> = {
  admin: 'Begoña Ibáñez',
  manager: 'Jürgen Köhler',
  employee: 'Zoë Lefèvre',
  client: 'Łukasz Wójcik',
  supplier: 'Søren Østergård',
  professional: 'Inês Gonçalves',
}

export type Account = { role: Role; username: string; password: string }

/** One account per role. Only the passwords differ from one demo to the next: they open a real system. */
export const makeAccounts = async (dice: Dice, now: Date) => {
  const at = workingMoment(dice, now, -365)
  const made = roles.map(async (role) => {
    const password = oneTimePassword()
    const row = {
      id: dice.idAt(at),
      createdAt: at.toISOString(),
      email: `${role}@example.com`,
      username: role,
      fullName: names[role],
      role,
      passwordHash: await hashPassword(password),
    }
    return { row, account: { role, username: role, password } satisfies Account }
  })
  return Promise.all(made)
}
