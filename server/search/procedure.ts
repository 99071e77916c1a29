import { searchAnswer, searchInput } from '#domain/search.ts'
import { signedIn } from '../trpc.ts'
import { search } from './search.ts'

/** Whoever is signed in may ask: the answer holds what the access table lets them see. */
export const searchProcedure = signedIn({
  method: 'GET',
  path: '/crm/search',
  summary: 'Find records of every kind by name, code or any word of theirs, misspelt or not, the best first',
  answer: searchAnswer,
})
  .input(searchInput)
  .query(({ ctx, input }) => search(ctx.actor, input))
