import { eq } from 'drizzle-orm'
import type { z } from 'zod'
import { users } from '#db/schema/users.ts'
import type { Profile, profileInput } from '#domain/accounts.ts'
import { unauthorized } from '../errors.ts'
import { profileColumns } from './account.ts'
import { sessionBehind } from './authenticate.ts'
import { changeOwnAccount } from './change-own-account.ts'
import type { SignedIn } from './signed-in.ts'

/** Who is asking, from the same look-up that admitted the request. */
export const ownProfile = async ({ request }: SignedIn): Promise<Profile> => {
  const session = await sessionBehind(request)
  if (!session) throw unauthorized()
  return session.user
}

/** Changes what of one's own profile is one's own to change. */
export const updateOwnProfile = (asking: SignedIn, input: z.output<typeof profileInput>): Promise<Profile> =>
  changeOwnAccount<Profile>(asking, input, (tx) =>
    tx.select(profileColumns).from(users).where(eq(users.id, asking.actor.id)).for('update'),
  )
