import { authRouter } from './auth/router.ts'
import { clientsRouter } from './clients/router.ts'
import { healthRouter } from './health/router.ts'
import { router } from './trpc.ts'

/** Every procedure there is, for both doors. */
export const appRouter = router({
  auth: authRouter,
  clients: clientsRouter,
  health: healthRouter,
})

/** What the typed client is made from: `import type { AppRouter }`. */
export type AppRouter = typeof appRouter
