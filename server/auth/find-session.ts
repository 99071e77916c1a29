import { and, eq, gt, isNull } from 'drizzle-orm'
import { sessions, users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { preferenceColumns, profileColumns } from './account.ts'
import { bury, recall, remember, type Session } from './session-cache.ts'

const readSession = async (id: string): Promise<Session | null> => {
  const [row] = await db
    .select({
      id: sessions.id,
      expiresAt: sessions.idleExpiresAt,
      user: profileColumns,
      preferences: preferenceColumns,
    })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        eq(sessions.id, id),
        isNull(sessions.revokedAt),
        gt(sessions.idleExpiresAt, new Date().toISOString()),
        eq(users.status, 'active'),
        isNull(users.archivedAt),
      ),
    )
  return row ?? null
}

/**
 * The live session of this id, or null. The cache may answer, unless `fresh` is asked for; whatever it does not know for
 * certain, PostgreSQL is asked. Rejects when that is needed and PostgreSQL is down: an outage is not "signed out".
 */
export const findSession = async (id: string, { fresh = false } = {}): Promise<Session | null> => {
  const known = fresh ? undefined : await recall(id)
  if (known === 'ended') return null
  if (known) return known
  const found = await readSession(id)
  await (found ? remember(found) : bury([id]))
  return found
}
