import { and, eq, isNull } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import type { loginInput } from '#domain/accounts.ts'
import { cache } from '../cache/cache.ts'
import type { Context, RequestFacts } from '../context.ts'
import { db } from '../database.ts'
import { Problem, unauthorized } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { profileColumns } from './account.ts'
import { type SignedInAnswer, welcome } from './answer.ts'
import { changeSessions } from './change-sessions.ts'
import { knownDevice } from './device.ts'
import { findAccount, identifierHash } from './identifier.ts'
import { assertMayTry, limit, recordFailure, recordSuccess } from './limits.ts'
import { networkOf } from './network.ts'
import { type Opened, openSession } from './open-session.ts'
import { hashPassword, verifyPassword } from './passwords.ts'

type Account = NonNullable<Awaited<ReturnType<typeof findAccount>>>
/** Who is trying, as the limits and the audit log know them. */
type Attempt = {
  request: RequestFacts
  identifier: string
  account: Account | undefined
  device: string | undefined
}

const wrongLogin = () => unauthorized('wrong_login', 'The name or the password is not right.')

const subjectOf = ({ account }: Attempt) =>
  account ? { subject: { type: 'users', id: account.user.id } } : {}
const identifierOf = ({ identifier }: Attempt) => ({
  changes: { identifier: { before: null, after: identifier } },
})

/** A flood of refused attempts is one line a minute and network: the log must not be the thing that is flooded. */
const auditLimited = async (request: RequestFacts, details: object) => {
  const first = await cache.add(`login-limited:${networkOf(request.ip)}`, '1', 60).catch(() => true)
  if (first) await audit(db, { request, actor: null }, { action: 'auth.login_limited', ...details })
}

const withinLimits = async (request: RequestFacts, check: Promise<unknown>, details: object = {}) => {
  try {
    await check
  } catch (error) {
    if (error instanceof Problem && error.code === 'TOO_MANY_REQUESTS') await auditLimited(request, details)
    throw error
  }
}

const fail = async (attempt: Attempt): Promise<never> => {
  await recordFailure(attempt.identifier, attempt.device)
  const entry = { action: 'auth.login_failed', ...subjectOf(attempt), ...identifierOf(attempt) }
  await audit(db, { request: attempt.request, actor: null }, entry)
  throw wrongLogin()
}

/**
 * Opens the session if the account still is as it was checked: a password changed or an account suspended while bcrypt
 * was at work finds no row here.
 */
const admit = ({ request }: Attempt, { user, passwordHash }: Account, upgraded: string | undefined) =>
  changeSessions(async (tx, changes): Promise<Opened | undefined> => {
    const [admitted] = await tx
      .update(users)
      .set({ lastLogin: new Date().toISOString(), ...(upgraded && { passwordHash: upgraded }) })
      .where(
        and(
          eq(users.id, user.id),
          eq(users.passwordHash, passwordHash),
          eq(users.status, 'active'),
          isNull(users.archivedAt),
        ),
      )
      .returning(profileColumns)
    if (!admitted) return undefined
    await audit(
      tx,
      { request, actor: admitted },
      { action: 'auth.login', subject: { type: 'users', id: user.id } },
    )
    return openSession(tx, changes, admitted, request)
  })

/**
 * Signs in by e-mail address or username. Every failure costs one bcrypt and reads the same: unknown, suspended and wrong
 * are not told apart (ASVS 5.0, 6.3.8). 429 with `retryAfter` when tried too often.
 */
export const login = async (ctx: Context, input: z.output<typeof loginInput>): Promise<SignedInAnswer> => {
  const { request } = ctx
  await withinLimits(request, limit('login', request.ip))
  const account = await findAccount(input.email)
  const device = account && (await knownDevice(request, account.user.id))
  const attempt: Attempt = { request, identifier: await identifierHash(input.email), account, device }
  await withinLimits(request, assertMayTry(attempt.identifier, device), {
    ...subjectOf(attempt),
    ...identifierOf(attempt),
  })
  const { ok, upgrade } = await verifyPassword(input.password, account?.passwordHash ?? null)
  if (!ok || !account) return fail(attempt)
  const opened = await admit(attempt, account, upgrade ? await hashPassword(input.password) : undefined)
  // Two logins at once, an old hash: the other one has put a new hash in its place, and the password is still right.
  if (!opened && upgrade && (await findAccount(input.email))?.passwordHash !== account.passwordHash)
    return login(ctx, input)
  if (!opened) return fail(attempt)
  await recordSuccess(attempt.identifier, device)
  return welcome(ctx, opened)
}
