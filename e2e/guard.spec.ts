import { expect, test } from './fixtures.ts'
import { newGuard } from './guard.ts'

const provocations: Record<string, [inThePage: string, heard: RegExp]> = {
  'an error on the console': [`console.error('oh')`, /console: oh/],
  'an uncaught exception': [`setTimeout(() => { throw new Error('oh') })`, /uncaught: Error: oh/],
  'a violation of the content policy': [
    `document.head.append(Object.assign(document.createElement('style'), { textContent: 'p{}' }))`,
    /Content Security Policy/i,
  ],
  'a request to another host': [`location.assign('http://127.0.0.2:9/')`, /foreign host/],
  'a refused request': [`fetch('/api/nowhere')`, /404: GET/],
  'a refused call among others': [
    `fetch('/api/trpc/auth.health,clients.count?batch=1&input={}').then((answer) => answer.text())`,
    /401: GET/,
  ],
}

for (const [what, [script, heard]] of Object.entries(provocations))
  test(`a test does not pass over ${what}`, async ({ browser, app }) => {
    const guard = newGuard(app.url)
    const context = await browser.newContext()
    guard.watch(context)
    const page = await context.newPage()
    await page.goto('/login')
    expect(await guard.problems()).toEqual([])
    await page.evaluate(script)
    await expect.poll(async () => (await guard.problems()).join('\n')).toMatch(heard)
    await context.close()
  })

test('a refusal that was announced must come', async ({ app }) => {
  const guard = newGuard(app.url)
  guard.expectRefusal(401, /login/)
  expect(await guard.problems()).toHaveLength(1)
})
