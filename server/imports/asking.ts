import { and, eq, isNull } from 'drizzle-orm'
import { users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import type { Payload } from '../jobs/kinds.ts'
import type { Asking } from '../records/write.ts'

/** In whose name a job works, by the rights that they have now; undefined for somebody who may do nothing any more. */
export const askingOf = async ({
  actorId,
  requestId,
  ip,
}: Payload<'imports.run'>): Promise<Asking | undefined> => {
  const [person] = await db
    .select({ id: users.id, role: users.role, status: users.status, fullName: users.fullName })
    .from(users)
    .where(and(eq(users.id, actorId), eq(users.status, 'active'), isNull(users.archivedAt)))
  return person && { actor: { ...person, sessionId: '' }, scope: 'all', request: { id: requestId, ip } }
}
