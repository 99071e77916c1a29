import { Problem, problemOf } from '../errors.ts'

const sentences = {
  email: 'There is an account with this e-mail address already.',
  username: 'This username is taken.',
} as const

/**
 * Names the field that PostgreSQL's unique index found taken. Two people who register at the same moment are told apart
 * by the index alone: asking first would only make the race rarer.
 */
export const sayWhatIsTaken = (error: unknown): never => {
  const problem = problemOf(error)
  const path = problem?.reason === 'taken' ? problem.errors?.[0]?.path : undefined
  if (path === 'email' || path === 'username')
    throw new Problem('CONFLICT', `${path}_taken`, sentences[path], {
      errors: [{ path, message: `${path}_taken` }],
      cause: error,
    })
  throw error
}
