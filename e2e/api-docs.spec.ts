import { expect, test } from './fixtures.ts'

test('the page of the API shows every call, and tries one out', async ({ page, app }) => {
  test.slow()
  await page.goto('/api/docs')
  const document = await (await fetch(`${app.url}/api/openapi.json`)).json()
  const calls = Object.values<Record<string, { tags: string[] }>>(document.paths).flatMap((path) =>
    Object.values(path),
  )
  const tags = [...new Set(calls.flatMap((call) => call.tags))]
  expect(tags.length).toBeGreaterThan(15)
  // The page is a program of others: it has ids and classes where ours have names.
  const sections = page.locator('.opblock-tag')
  await expect(sections).toHaveCount(tags.length)
  for (const tag of tags) {
    const section = page.locator(`.opblock-tag[data-tag="${tag}"]`)
    await section.click()
    await expect(page.locator('.opblock')).toHaveCount(calls.filter((call) => call.tags.includes(tag)).length)
    await section.click()
    await expect(page.locator('.opblock')).toHaveCount(0)
  }

  await page.locator('.opblock-tag[data-tag="health"]').click()
  const health = page.locator('.opblock').first()
  await health.getByRole('button').first().click()
  await health.getByRole('button', { name: 'Try it out' }).click()
  await health.getByRole('button', { name: 'Execute' }).click()
  const answer = health.locator('.live-responses-table .response')
  await expect(answer).toContainText('200')
  await expect(answer).toContainText('"status": "ok"')
})
