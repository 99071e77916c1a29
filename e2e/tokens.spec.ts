import type { Page } from '@playwright/test'
import { fillInSignIn } from './account-form.ts'
import { admin, signIn } from './accounts.ts'
import { expect, test } from './fixtures.ts'
import { expectNames, heading, makeMarked, search } from './list.ts'
import { say } from './words.ts'

/** A compact JWS: three parts, the first of which begins with {" in base64url. */
const token = /eyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{10,}/

test('no script and no answer ever holds a token', async ({ page, context, guard }) => {
  guard.expectRefusal(401, /api\/trpc\/clients/)
  const answers: Promise<string>[] = []
  page.on('response', (answer) => {
    const type = answer.headers()['content-type'] ?? ''
    if (/json|html|x-component/.test(type)) answers.push(answer.text().catch(() => ''))
  })
  await page.goto('/login')
  await fillInSignIn(page, admin)
  await expect(heading(page, say('home.hello', { name: 'Ada' }))).toBeVisible()
  // What a page is answered that is left before it has read it, can be read by nobody.
  await page.waitForLoadState('networkidle')
  await page.goto('/clients')
  await context.clearCookies({ name: 'nexo_at' })
  await search(page, 'clients').fill('ana')
  await expectNames(page, ['Ana Ibáñez'])
  await page.goto('/settings?tab=sessions')
  await expect(page.getByText(say('settings.thisSession'))).toBeVisible()

  const texts = await Promise.all(answers)
  expect(texts.filter((text) => text.length > 0).length, 'answers that were read').toBeGreaterThan(5)
  for (const text of texts) expect(text).not.toMatch(token)
  const withinReach = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  )
  expect(withinReach).not.toMatch(/eyJ|nexo_at|nexo_rt/)
  const cookies = (await context.cookies()).filter(({ name }) => /^nexo_(at|rt)$/.test(name))
  expect(cookies).toHaveLength(2)
  for (const cookie of cookies) {
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
    expect(cookie.value).toMatch(token)
  }
})

/** Waits for all that it asks by itself, the stream of changes too: that would renew the session before the test does. */
const openList = async (page: Page) => {
  const stream = page.waitForRequest(/live\.changes/)
  await page.goto('/clients')
  await search(page, 'clients').waitFor()
  await stream
  await page.waitForLoadState('networkidle')
}

test('a page load with an expired access cookie renews the session and arrives where it was going', async ({
  page,
  context,
  app,
  rest,
}) => {
  const { url } = await makeMarked(rest, ['Still Here'])
  await signIn(context, app.url, admin)
  const before = await context.cookies()
  // No page is open: one would hear of what other tests do to its list, ask again, and renew the session itself.
  await context.clearCookies({ name: 'nexo_at' })
  await page.goto(`${url}&sort=-createdAt`)
  await expectNames(page, ['Still Here'])
  const { pathname, searchParams } = new URL(page.url())
  expect([pathname, searchParams.get('sort')]).toEqual(['/clients', '-createdAt'])
  const cookieNamed = (cookies: typeof before, name: string) =>
    cookies.find((one) => one.name === name)?.value
  const after = await context.cookies()
  expect(cookieNamed(after, 'nexo_at')).toMatch(token)
  expect(cookieNamed(after, 'nexo_rt')).not.toBe(cookieNamed(before, 'nexo_rt'))
})

test('a click with an expired access cookie renews the session and goes on', async ({
  adminPage: page,
  context,
  guard,
}) => {
  guard.expectRefusal(401, /api\/trpc\/clients\.list/)
  await openList(page)
  await context.clearCookies({ name: 'nexo_at' })
  await search(page, 'clients').fill('chen')
  await expectNames(page, ['Chen Wei'])
  await expect(page).toHaveURL('/clients?q=chen')
})

test('several tabs renew one session, and all of them go on', async ({ context, app, guard }) => {
  guard.expectRefusal(401, /api\/trpc\/clients\.list/)
  await signIn(context, app.url, admin)
  const tabs = await Promise.all([1, 2, 3].map(() => context.newPage()))
  for (const tab of tabs) await openList(tab)
  await context.clearCookies({ name: 'nexo_at' })
  await Promise.all(tabs.map((tab) => search(tab, 'clients').fill('chen')))
  for (const tab of tabs) await expectNames(tab, ['Chen Wei'])
})

test('without any cookie a page leads to sign-in and back', async ({ page, context, app }) => {
  await signIn(context, app.url, admin)
  await page.goto('/clients?q=chen')
  await context.clearCookies()
  await page.reload()
  await expect(page).toHaveURL(`/login?next=${encodeURIComponent('/clients?q=chen')}`)
  await fillInSignIn(page, admin)
  await expect(page).toHaveURL('/clients?q=chen')
})
