import { router, signedIn } from '../trpc.ts'
import { listTrash, trashAnswer, trashInput } from './list.ts'

export const trashRouter = router({
  /** Whoever is signed in may ask: the answer holds what the access table lets them restore. */
  list: signedIn({
    method: 'GET',
    path: '/crm/trash',
    summary: 'What lies in the trash and may be restored, of every kind, the newest first',
    answer: trashAnswer,
  })
    .input(trashInput)
    .query(({ ctx, input }) => listTrash(ctx.actor, input)),
})
