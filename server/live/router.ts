import { z } from 'zod'
import { entities } from '#domain/entities.ts'
import { staffRoles } from '#domain/roles.ts'
import { db } from '../database.ts'
import { visibleSubject } from '../records/subject.ts'
import { only, router, signedIn } from '../trpc.ts'
import { follow, followInput } from './follow.ts'
import { hub } from './hub.ts'
import { say, tabName } from './notice.ts'

const lookInput = z.strictObject({
  tab: tabName,
  /** The record that is open; null when it is left. */
  at: z.strictObject({ type: z.enum(entities), id: z.uuid({ error: 'uuid' }) }).nullable(),
})

export const liveRouter = router({
  /** The stream of changes, as server-sent events. Each change is looked up by the reader's rights before it is told. */
  changes: signedIn()
    .input(followInput)
    .subscription(({ ctx, input, signal }) => follow(hub, ctx.actor, input, signal)),

  /** Says that one has a record open; said again every ten seconds, or it is forgotten. */
  look: only(staffRoles)
    .input(lookInput)
    .mutation(async ({ ctx: { actor }, input: { tab, at } }) => {
      // Whoever archives it says so once more on the way out.
      if (at) await visibleSubject(db, actor, at, { trash: 'either' })
      await say(db, { look: { tab, userId: actor.id, name: actor.fullName, at } })
    }),
})
