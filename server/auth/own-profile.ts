import { eq, sql } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import type { Profile, profileInput } from '#domain/accounts.ts'
import { unauthorized } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'
import { profileColumns } from './account.ts'
import { sessionBehind } from './authenticate.ts'
import { changeSessions, sessionsOf } from './change-sessions.ts'
import type { SignedIn } from './signed-in.ts'

/** Who is asking, from the same look-up that admitted the request. */
export const ownProfile = async ({ request }: SignedIn): Promise<Profile> => {
  const session = await sessionBehind(request)
  if (!session) throw unauthorized()
  return session.user
}

/** Changes what of one's own account is one's own to change. */
export const updateOwnProfile = (
  { request, actor }: SignedIn,
  input: z.output<typeof profileInput>,
): Promise<Profile> =>
  changeSessions(async (tx, sessions) => {
    const [before] = await tx.select(profileColumns).from(users).where(eq(users.id, actor.id)).for('update')
    if (!before) throw unauthorized()
    const changes = changesOf(before, input)
    if (Object.keys(changes).length === 0) return before
    await tx
      .update(users)
      .set({ ...input, updatedAt: new Date().toISOString(), version: sql`${users.version} + 1` })
      .where(eq(users.id, actor.id))
    await sessions.changed(sessionsOf(actor.id))
    await audit(
      tx,
      { request, actor },
      { action: 'users.update', subject: { type: 'users', id: actor.id }, changes },
    )
    const [after] = await tx.select(profileColumns).from(users).where(eq(users.id, actor.id))
    return after ?? before
  })
