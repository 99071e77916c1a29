import { and, eq, isNull, ne, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { users } from '#db/schema/users.ts'
import { Problem } from '../errors.ts'
import type { UserRow } from './read.ts'

/** Any number that no other advisory lock of ours has (db/migrate.ts, auth/first-admin.ts). */
const lockKey = 4_770_303

type Standing = Pick<UserRow, 'role' | 'status' | 'archivedAt'>

/** Whether somebody can run the system: an admin who can sign in. */
export const isActiveAdmin = ({ role, status, archivedAt }: Standing) =>
  role === 'admin' && status === 'active' && archivedAt === null

/**
 * Refuses to lose the last admin who can sign in. Two who are demoted at the same moment wait for each other here, and
 * the second finds that it is alone: each statement of READ COMMITTED sees what was committed before it.
 */
export const requireAnotherAdmin = async (tx: Queryable, id: string) => {
  await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
  const [other] = await tx
    .select({ id: users.id })
    .from(users)
    .where(
      and(eq(users.role, 'admin'), eq(users.status, 'active'), isNull(users.archivedAt), ne(users.id, id)),
    )
    .limit(1)
  if (!other)
    throw new Problem(
      'CONFLICT',
      'last_admin',
      'This is the last admin who can sign in: make another one first.',
    )
}
