import { eq, sql } from 'drizzle-orm'
import { users } from '#db/schema/users.ts'
import type { Preferences } from '#domain/languages.ts'
import { unauthorized } from '../errors.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'
import { preferenceColumns } from './account.ts'
import { sessionBehind } from './authenticate.ts'
import { changeSessions, sessionsOf } from './change-sessions.ts'
import type { SignedIn } from './signed-in.ts'

/** How somebody wants their pages, from the same look-up that admitted the request. */
export const ownPreferences = async ({ request }: SignedIn): Promise<Preferences> => {
  const session = await sessionBehind(request)
  if (!session) throw unauthorized()
  return session.preferences
}

/** Changes them for every session of theirs. */
export const updateOwnPreferences = (
  { request, actor }: SignedIn,
  input: Preferences,
): Promise<Preferences> =>
  changeSessions(async (tx, sessions) => {
    const [before] = await tx
      .select(preferenceColumns)
      .from(users)
      .where(eq(users.id, actor.id))
      .for('update')
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
    return input
  })
