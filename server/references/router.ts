import { findInput, namesInput } from '#domain/references.ts'
import { router, signedIn } from '../trpc.ts'
import { find } from './find.ts'
import { namesOf } from './names.ts'

/** For links and pickers. Whoever is signed in may ask: the answers hold what the access table lets them see. */
export const referencesRouter = router({
  names: signedIn()
    .input(namesInput)
    .query(({ ctx, input }) => namesOf(ctx.actor, input.of)),

  find: signedIn()
    .input(findInput)
    .query(({ ctx, input }) => find(ctx.actor, input)),
})
