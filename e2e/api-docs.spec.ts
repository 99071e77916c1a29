import { expect, test } from './fixtures.ts'

test('the page of the API shows every call, and tries one out', async ({ page, app }) => {
  await page.goto('/api/docs')
  const document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  const calls = Object.values<object>(document.paths).flatMap((path) => Object.keys(path))
  expect(calls.length).toBeGreaterThan(15)
  // The page is a program of others: it has ids and classes where ours have names.
  await expect(page.locator('.opblock')).toHaveCount(calls.length)

  const health = page.locator('.opblock', { hasText: '/api/auth/health' })
  await health.getByRole('button').first().click()
  await health.getByRole('button', { name: 'Try it out' }).click()
  await health.getByRole('button', { name: 'Execute' }).click()
  const answer = health.locator('.live-responses-table .response')
  await expect(answer).toContainText('200')
  await expect(answer).toContainText('"status": "ok"')
  await expect(answer).toContainText('"service": "nexo-crm"')
})
