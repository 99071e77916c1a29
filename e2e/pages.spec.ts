import type { Page } from '@playwright/test'
import type { Role } from '#domain/roles.ts'
import { roles } from '#domain/roles.ts'
import { restAs } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { type Place, placesOf } from './places.ts'
import { watchQuiet } from './quiet.ts'
import { routes } from './routes.ts'
import { sizes } from './sizes.ts'
import { bringAxe, expectSound, expectSoundInBoth, type Scheme } from './sound.ts'
import { wordsIn } from './words.ts'

// Every page there is, on a desk and on a phone, in light and in dark, in the company of the demo and for each role that
// sees something else. What a page shows besides (menus, dialogs, mistakes) is in states.spec.ts.
test.use({ instance: 'demo' })
test.describe.configure({ mode: 'default' })

/** Loads each place in the size's own scheme, which is where it may jump, and looks at it in both. */
const look = async (page: Page, places: Place[], size: string, scheme: Scheme) => {
  const quiet = watchQuiet(page)
  await bringAxe(page)
  await page.emulateMedia({ colorScheme: scheme })
  for (const { path, refuses = 200 } of places)
    await test.step(`${path}, ${size}`, async () => {
      const answer = await page.goto(path)
      expect.soft(answer?.status(), `${path}: status`).toBe(refuses)
      // The page of the API puts some two hundred calls together before it shows any.
      await expect
        .soft(page.getByRole('heading').first(), `${path}: a heading`)
        .toBeVisible({ timeout: 30_000 })
      await quiet()
      await expectSoundInBoth(page, scheme, `${path}, ${size}`)
    })
}

for (const [size, { scheme, ...options }] of Object.entries(sizes)) {
  test(`the set-up page, ${size}, light and dark`, async ({ visit }) => {
    await look(await visit(undefined, options), [{ path: '/setup' }], size, scheme)
  })
}

for (const [size, { scheme, ...options }] of Object.entries(sizes)) {
  test(`every page before sign-in, ${size}, light and dark`, async ({ demo, visit }) => {
    expect(demo.accounts.admin).toBeDefined()
    const places = routes.filter(({ part, route }) => part !== 'crm' && route !== '/setup')
    await look(
      await visit(undefined, options),
      places.map(({ route }) => ({ path: route })),
      size,
      scheme,
    )
  })

  for (const role of roles as readonly Role[])
    test(`every page of the role ${role}, ${size}, light and dark`, async ({ app, demo, visit, guard }) => {
      test.setTimeout(300_000)
      const rest = await restAs(app.url, demo.accounts[role])
      // Endless names are looked at where there is least room; on a desk, records with a year of history.
      const long = role === 'admin' && scheme === 'dark' ? demo.long : {}
      const places = await placesOf(role, rest, long)
      for (const { path, refuses } of places) if (refuses) guard.expectRefusal(refuses, new RegExp(path))
      // Spanish words are the longer ones, and a phone has the least room for them.
      const locale = scheme === 'dark' ? 'es-ES' : 'en-US'
      await look(await visit(demo.accounts[role], { ...options, locale }), places, size, scheme)
    })
}

for (const [size, { scheme: colorScheme, ...options }] of Object.entries(sizes))
  test(`on a slow line nothing jumps, also when a browser says where it is before the page is all there, ${size}`, async ({
    demo,
    visit,
  }) => {
    // Nowhere further from Greenwich than the server thinks it is, so that the same is due today.
    const timezoneId = 'Africa/Abidjan'
    // Spanish words take the most room, and what is made for them too little of it makes what follows jump.
    const page = await visit(demo.accounts.manager, { ...options, colorScheme, timezoneId, locale: 'es-ES' })
    await page.goto('/')
    await page.waitForLoadState('networkidle')
    await page.context().clearCookies({ name: 'nexo_tz' })
    const browser = await page.context().newCDPSession(page)
    await browser.send('Emulation.setCPUThrottlingRate', { rate: 2 })
    await browser.send('Network.enable')
    const slow = { offline: false, latency: 5, downloadThroughput: 15_000, uploadThroughput: -1 }
    await browser.send('Network.emulateNetworkConditions', slow)
    await page.goto('/')
    await expect(page.getByTitle(wordsIn('es')('dashboard.completeIt')).first()).toBeVisible()
    await browser.send('Network.emulateNetworkConditions', { ...slow, downloadThroughput: -1 })
    await expectSound(page)
  })
