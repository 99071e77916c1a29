import type { TRPCClientError, TRPCLink } from '@trpc/client'
import { observable, type Unsubscribable } from '@trpc/server/observable'
import type { AppRouter } from '#server/router.ts'
import { leaveForLogin, renewSession } from './session.ts'

/** Where a 401 says something about what was typed and nothing about the session. */
const aboutCredentials = new Set(['auth.login', 'auth.refresh', 'auth.register', 'auth.setup'])

const isSessionOver = (path: string, error: TRPCClientError<AppRouter>) =>
  error.data?.httpStatus === 401 && error.data.reason !== 'wrong_password' && !aboutCredentials.has(path)

/** A call that finds the session expired renews it once and is made again; what was refused was not carried out. */
export const renewLink: TRPCLink<AppRouter> = () => {
  return ({ next, op }) =>
    observable((observer) => {
      let current: Unsubscribable | undefined
      const attempt = (first: boolean) => {
        const askedAt = Date.now()
        current = next(op).subscribe({
          next: (value) => observer.next(value),
          complete: () => observer.complete(),
          error: async (error) => {
            if (!first || !isSessionOver(op.path, error)) return observer.error(error)
            const outcome = await renewSession(askedAt)
            if (outcome === 'renewed') return attempt(false)
            if (outcome === 'signed-out') leaveForLogin()
            observer.error(error)
          },
        })
      }
      attempt(true)
      return () => current?.unsubscribe()
    })
}
