import { eq, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { users } from '#db/schema/users.ts'
import type { UserAnswer } from '#domain/users.ts'
import { changeSessions, type EndReason, sessionsOf } from '../auth/change-sessions.ts'
import type { SignedIn } from '../auth/signed-in.ts'
import { sayWhatIsTaken } from '../auth/taken.ts'
import { notFound } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'
import { versionConflict } from '../records/write.ts'
import { isActiveAdmin, requireAnotherAdmin } from './last-admin.ts'
import { getUser, type UserRow, userColumns } from './read.ts'

/** The account, held until the transaction ends; `trash` says where it is looked for. */
export const lockedUser = async (tx: Queryable, id: string, trash = false): Promise<UserRow> => {
  const [row] = await tx.select(userColumns).from(users).where(eq(users.id, id)).for('update')
  if (!row || (row.archivedAt !== null) !== trash) throw notFound()
  return row
}

type Change = {
  id: string
  version?: number | undefined
  /** As it stands in the audit log: "users.set_role". */
  action: string
  patch: Partial<
    Pick<UserRow, 'fullName' | 'email' | 'username' | 'phone' | 'role' | 'status' | 'archivedAt'>
  >
  /** Kept, and never written into the log. */
  passwordHash?: string | undefined
  /** Why all sessions of the user end with this change; without it they go on, as who the user is now. */
  end?: EndReason | undefined
  trash?: boolean
  /** What else belongs to this change, in the same transaction. */
  also?: (tx: Queryable, before: UserRow) => Promise<void>
}

/**
 * Changes one account in one transaction together with its sessions and its line in the audit log. 404 for an absent
 * account, 409 for a stale version, a name that is taken, and the last active admin.
 */
export const changeUser = (
  { actor, request }: Pick<SignedIn, 'actor' | 'request'>,
  { id, version, action, patch, passwordHash, end, trash = false, also }: Change,
): Promise<UserAnswer> =>
  changeSessions(async (tx, sessions) => {
    const before = await lockedUser(tx, id, trash)
    if (version !== undefined && version !== before.version) throw versionConflict()
    const changes = changesOf(before, patch)
    if (Object.keys(changes).length === 0 && !passwordHash) return getUser(id, tx)
    if (isActiveAdmin(before) && !isActiveAdmin({ ...before, ...patch })) await requireAnotherAdmin(tx, id)
    await also?.(tx, before)
    await tx
      .update(users)
      .set({
        ...patch,
        ...(passwordHash && { passwordHash }),
        version: sql`${users.version} + 1`,
        updatedAt: sql`now()`,
      })
      .where(eq(users.id, id))
    if (end) await sessions.end(sessionsOf(id), end)
    else await sessions.changed(sessionsOf(id))
    await audit(tx, { request, actor }, { action, subject: { type: 'users', id }, changes })
    return getUser(id, tx)
  }).catch(sayWhatIsTaken)
