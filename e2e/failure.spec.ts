import { expect, test } from './fixtures.ts'
import { makeMarked } from './list.ts'
import { expectSound } from './sound.ts'
import { label, say } from './words.ts'

test('a page that breaks says so beside the way to all others, and is whole again after another try', async ({
  adminPage: page,
  rest,
  guard,
}) => {
  const { rows } = await makeMarked(rest, ['Broken'])
  await page.goto(`/clients/${rows[0].id}`)
  await page.waitForLoadState('networkidle')

  // As after an upgrade, or where the network has holes: a part that comes later does not come.
  guard.expectAbsence()
  guard.expectError(/ChunkLoadError|Failed to load chunk/)
  const chunks = '**/_next/static/chunks/**'
  await page.route(chunks, (route) => route.abort())
  const tasks = page.getByRole('tab', { name: say('timeline.parts.tasks'), exact: true })
  await tasks.click()
  await expect(page.getByRole('heading', { name: say('failure.title') })).toBeVisible()
  await expect(page.getByRole('navigation').getByRole('link', { name: say('clients.title') })).toBeVisible()
  await expectSound(page)

  await page.unroute(chunks)
  await page.getByRole('button', { name: say('app.retry') }).click()
  await tasks.click()
  await expect(page.getByRole('textbox', { name: label('title') })).toBeVisible()
})
