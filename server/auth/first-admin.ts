import { timingSafeEqual } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { users } from '#db/schema/users.ts'
import type { setupInput } from '#domain/accounts.ts'
import type { Context } from '../context.ts'
import { db } from '../database.ts'
import { Problem } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { profileColumns } from './account.ts'
import { type SignedInAnswer, welcome } from './answer.ts'
import { changeSessions } from './change-sessions.ts'
import { limit } from './limits.ts'
import { openSession } from './open-session.ts'
import { hashPassword } from './passwords.ts'
import { setupCode } from './secrets.ts'
import { requireStrongPassword } from './strong-password.ts'
import { sayWhatIsTaken } from './taken.ts'

/** Any number that no other advisory lock of ours has (db/migrate.ts). */
const lockKey = 4_770_302

const alreadyDone = () =>
  new Problem('CONFLICT', 'already_set_up', 'There is an admin already: sign in, or ask them.')
const wrongCode = () =>
  new Problem('FORBIDDEN', 'wrong_setup_code', 'This is not the set-up code that the server printed.', {
    errors: [{ path: 'code', message: 'wrong_setup_code' }],
  })

const hasAdmin = async (queryable: Queryable) => {
  const found = await queryable.select({ id: users.id }).from(users).where(eq(users.role, 'admin')).limit(1)
  return found.length > 0
}

/** As typed: any case, with or without dashes, and O, I and L for the digits that they look like (Crockford's base 32). */
const normal = (code: string) =>
  code
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '')
    .replace(/O/g, '0')
    .replace(/[IL]/g, '1')

const isSetupCode = async (typed: string) => {
  const expected = Buffer.from(normal(await setupCode()))
  const given = Buffer.from(normal(typed))
  return given.length === expected.length && timingSafeEqual(given, expected)
}

/** Whether the first admin is still to be made, and whether whoever asks needs the code for it. */
export const setupState = async ({ request }: Context) => ({
  needed: !(await hasAdmin(db)),
  codeRequired: !request.local,
})

/**
 * Makes the first admin and signs them in; works only while there is none, and of several at once one wins. From
 * anywhere but the machine itself it needs the set-up code: whoever merely finds the port first must not own the CRM.
 */
export const makeFirstAdmin = async (
  ctx: Context,
  { code, password, ...names }: z.output<typeof setupInput>,
): Promise<SignedInAnswer> => {
  const { request } = ctx
  await limit('setup', request.ip)
  if (await hasAdmin(db)) throw alreadyDone()
  if (!request.local && !(await isSetupCode(code ?? ''))) throw wrongCode()
  const account = { ...names, role: 'admin' as const }
  requireStrongPassword(password, account, 'password')
  const passwordHash = await hashPassword(password)
  const opened = await changeSessions(async (tx, changes) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
    if (await hasAdmin(tx)) throw alreadyDone()
    const lastLogin = new Date().toISOString()
    const [user] = await tx
      .insert(users)
      .values({ ...account, passwordHash, lastLogin })
      .returning(profileColumns)
    if (!user) throw new Error('PostgreSQL returned no row for an INSERT … RETURNING.')
    await audit(
      tx,
      { request, actor: user },
      { action: 'auth.setup', subject: { type: 'users', id: user.id } },
    )
    return openSession(tx, changes, user, request)
  }).catch(sayWhatIsTaken)
  return welcome(ctx, opened)
}
