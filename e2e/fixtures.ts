import { test as base, type Page } from '@playwright/test'
import { type Account, admin, type Rest, restAs, setUp, signIn } from './accounts.ts'
import { type RunningApp, sharedApp, startApp } from './app.ts'
import { type Guard, newGuard } from './guard.ts'

export { expect } from '@playwright/test'

/**
 * Which application a spec talks to: the one that all share; one of its own with an administrator (it may be broken); or
 * one that was just started and knows nobody.
 */
type Instance = 'shared' | 'own' | 'new'

type WorkerFixtures = {
  instance: Instance
  app: RunningApp
  /** The administrator as a program. */
  rest: Rest
}

type TestFixtures = {
  guard: Guard
  /** Opens another browser, which shares nothing with `page`; signed in when an account is given. */
  visit: (account?: Account) => Promise<Page>
  /** A page in a browser where the administrator is signed in. */
  adminPage: Page
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  instance: ['shared', { option: true, scope: 'worker' }],
  app: [
    async ({ instance }, use) => {
      if (instance === 'shared') return use(sharedApp(String(process.env.NEXO_E2E_URL)))
      const app = await startApp()
      try {
        if (instance === 'own') await setUp(app.url, admin)
        await use(app)
      } finally {
        await app.stop()
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  rest: [async ({ app }, use) => use(await restAs(app.url, admin)), { scope: 'worker' }],
  baseURL: ({ app }, use) => use(app.url),

  guard: [
    async ({ app }, use) => {
      const guard = newGuard(app.url)
      await use(guard)
      base.expect(guard.problems(), 'nothing else goes wrong').toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, guard }, use) => {
    guard.watch(context)
    await use(context)
  },
  visit: async ({ app, browser, guard }, use) => {
    const opened: Page[] = []
    await use(async (account) => {
      const context = await browser.newContext()
      guard.watch(context)
      if (account) await signIn(context, app.url, account)
      const page = await context.newPage()
      opened.push(page)
      return page
    })
    for (const page of opened) await page.context().close()
  },
  adminPage: async ({ app, context, page }, use) => {
    await signIn(context, app.url, admin)
    await use(page)
  },
})
