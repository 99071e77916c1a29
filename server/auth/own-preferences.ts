import { eq } from 'drizzle-orm'
import { users } from '#db/schema/users.ts'
import type { Preferences } from '#domain/preferences.ts'
import { unauthorized } from '../errors.ts'
import { preferenceColumns } from './account.ts'
import { sessionBehind } from './authenticate.ts'
import { changeOwnAccount } from './change-own-account.ts'
import type { SignedIn } from './signed-in.ts'

/** How somebody wants their pages, from the same look-up that admitted the request. */
export const ownPreferences = async ({ request }: SignedIn): Promise<Preferences> => {
  const session = await sessionBehind(request)
  if (!session) throw unauthorized()
  return session.preferences
}

/** Changes them for every session of theirs. */
export const updateOwnPreferences = (asking: SignedIn, input: Preferences): Promise<Preferences> =>
  changeOwnAccount<Preferences>(asking, input, (tx) =>
    tx.select(preferenceColumns).from(users).where(eq(users.id, asking.actor.id)).for('update'),
  )
