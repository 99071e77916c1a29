import type { Page } from '@playwright/test'
import { admin } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { heading } from './list.ts'
import { expectSound } from './sound.ts'
import { say, wordsIn } from './words.ts'

// One of them stops the server.
test.use({ instance: 'own' })
test.describe.configure({ mode: 'default' })

const allowing = { serviceWorkers: 'allow' } as const

/** From here on the worker answers where the server does not. */
const guarded = (page: Page) =>
  page.evaluate(async () => {
    await navigator.serviceWorker.ready
    if (navigator.serviceWorker.controller) return
    await new Promise((resolve) =>
      navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
    )
  })

test('it can be installed: the manifest says what it is, and its icons are there in the sizes it says', async ({
  page,
  app,
}) => {
  await page.goto('/login')
  const href = await page.locator('link[rel="manifest"]').getAttribute('href')
  const manifest = await (await page.request.get(`${app.url}${href}`)).json()
  expect(manifest).toMatchObject({ id: '/', start_url: '/', scope: '/', display: 'standalone' })
  expect(manifest.short_name.length).toBeLessThanOrEqual(12)
  const icons: { src: string; sizes: string; purpose?: string }[] = manifest.icons
  expect(icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['any', '192x192', '512x512']))
  expect(icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
  const touch = await page.locator('link[rel="apple-touch-icon"]').getAttribute('href')
  for (const { src, sizes } of [...icons, { src: String(touch), sizes: '180x180' }]) {
    const size = await page.evaluate(async (address) => {
      const image = new Image()
      image.src = address
      await image.decode()
      return `${image.naturalWidth}x${image.naturalHeight}`
    }, src)
    expect(sizes === 'any' ? 'any' : size, src).toBe(sizes)
  }
})

test('without a network a page says so, and opens by itself when it is back', async ({ visit, guard }) => {
  const page = await visit(admin, allowing)
  await page.goto('/clients')
  await guarded(page)
  // With the worker in between a session is renewed on the way as before.
  await page.context().clearCookies({ name: 'nexo_at' })
  await page.goto('/clients')
  await expect(heading(page, say('clients.title'))).toBeVisible()

  guard.expectAbsence()
  guard.expectRefusal(503, /\/contacts$/)
  await page.context().setOffline(true)
  await page.goto('/contacts')
  await expect(heading(page, say('offline.title'))).toBeVisible()
  await expect(page.getByText(say('offline.noNetwork'))).toBeVisible()
  await expect(page.getByRole('button', { name: say('app.retry') })).toBeVisible()
  for (const [width, colorScheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 800 })
    await page.emulateMedia({ colorScheme })
    await expectSound(page)
  }
  await page.context().setOffline(false)
  await expect(heading(page, say('contacts.title'))).toBeVisible()
})

test('while the server is off a page says so in the reader’s language, keeps nothing, and opens when it is on', async ({
  app,
  visit,
  guard,
}) => {
  test.slow() // The server starts once more.
  const dice = wordsIn('es')
  const page = await visit(undefined, { ...allowing, locale: 'es-ES' })
  await page.goto('/login')
  await guarded(page)
  guard.expectAbsence()
  guard.expectRefusal(503, /\/login$/)
  await app.restart(async () => {
    await page.goto('/login')
    await expect(heading(page, dice('offline.title'))).toBeVisible()
    await expect(page.getByText(dice('offline.noAnswer'))).toBeVisible()
    expect(await page.evaluate(() => caches.keys())).toEqual([])
  })
  await expect(heading(page, dice('login.title'))).toBeVisible({ timeout: 20_000 })
})
