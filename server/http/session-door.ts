import { localPath } from '#domain/local-path.ts'
import { problemOf } from '../errors.ts'
import { appRouter } from '../router.ts'
import { createCallerFactory } from '../trpc.ts'
import { contextOf } from './context.ts'

const createCaller = createCallerFactory(appRouter)

const to = (path: string, headers: Headers) => {
  headers.set('location', path)
  headers.set('cache-control', 'no-store')
  return new Response(null, { status: 303, headers })
}

/** Says it, and has the browser try again by itself when the time has come. */
const again = (path: string, seconds: number, sentence: string) =>
  new Response(sentence, {
    status: 429,
    headers: {
      'retry-after': String(seconds),
      refresh: `${seconds}; url=${path}`,
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'no-store',
    },
  })

/**
 * Where a page load with an expired access cookie comes by: rotates the session, sets the cookies and goes back. Only a
 * definite "not signed in" leads to the login page; in an outage the cookies stay and the health page says what is wrong.
 */
export const answerSession = async (request: Request): Promise<Response> => {
  const next = localPath(new URL(request.url).searchParams.get('next'))
  const context = contextOf(request.headers, 'browser')
  try {
    await createCaller(context).auth.refresh()
    return to(next, context.reply)
  } catch (error) {
    const problem = problemOf(error)
    if (problem?.retryAfter && problem.code === 'TOO_MANY_REQUESTS')
      return again(next, problem.retryAfter, problem.message)
    const signedOut = problem?.code === 'UNAUTHORIZED'
    return to(signedOut ? `/login?next=${encodeURIComponent(next)}` : '/health', context.reply)
  }
}
