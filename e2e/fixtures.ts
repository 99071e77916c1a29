import { type BrowserContextOptions, test as base, type Page } from '@playwright/test'
import { type Account, admin, type Rest, restAs, setUp, signIn } from './accounts.ts'
import { type RunningApp, sharedApp, startApp } from './app.ts'
import { type Demo, fillWithDemo } from './demo.ts'
import { type Guard, newGuard } from './guard.ts'

export { expect } from '@playwright/test'

/**
 * Which application a spec talks to: the one that all share; one of its own with an administrator (it may be broken), and
 * with PostgreSQL inside even where the others share a server; or one that was just started and knows nobody; or one that
 * knows nobody until `demo` is asked for, and then a company.
 */
type Instance = 'shared' | 'own' | 'embedded' | 'new' | 'demo'

type WorkerFixtures = {
  instance: Instance
  app: RunningApp
  /** The administrator as a program. */
  rest: Rest
  /** The company of the demo, in an application that knew nobody. */
  demo: Demo
}

type TestFixtures = {
  guard: Guard
  /** Opens another browser, which shares nothing with `page`; signed in when an account is given. */
  visit: (account?: Account, options?: BrowserContextOptions) => Promise<Page>
  /** A page in a browser where the administrator is signed in. */
  adminPage: Page
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  instance: ['shared', { option: true, scope: 'worker' }],
  app: [
    async ({ instance }, use) => {
      if (instance === 'shared') return use(sharedApp(String(process.env.NEXO_E2E_URL)))
      const app = await startApp({ embedded: instance === 'embedded' })
      try {
        if (instance === 'own' || instance === 'embedded') await setUp(app.url, admin)
        await use(app)
      } finally {
        await app.stop()
      }
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  rest: [async ({ app }, use) => use(await restAs(app.url, admin)), { scope: 'worker' }],
  demo: [async ({ app }, use) => use(await fillWithDemo(app)), { scope: 'worker', timeout: 120_000 }],
  baseURL: ({ app }, use) => use(app.url),

  guard: [
    async ({ app }, use) => {
      const guard = newGuard(app.url)
      await use(guard)
      base.expect(await guard.problems(), 'nothing else goes wrong').toEqual([])
    },
    { auto: true },
  ],
  context: async ({ context, guard }, use) => {
    guard.watch(context)
    await use(context)
  },
  visit: async ({ app, browser, guard }, use) => {
    const opened: Page[] = []
    await use(async (account, options) => {
      const context = await browser.newContext(options)
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
