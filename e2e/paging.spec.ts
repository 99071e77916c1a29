import { expect, test } from './fixtures.ts'
import { makeMarked, names, sortBy } from './list.ts'
import { sample } from './samples.ts'

const total = 130
const numbered = Array.from({ length: total }, (_, at) => `Row ${String(at + 1).padStart(3, '0')}`)

test(`scrolling shows each of ${total} rows once, in order, and says when that is all`, async ({
  adminPage: page,
  rest,
}) => {
  // Made in an order of their own, so that the list's order is not the one they came in.
  const shuffled = numbered.toSorted((a, b) => a.slice(-1).localeCompare(b.slice(-1)) || a.localeCompare(b))
  const { url } = await makeMarked(rest, shuffled)
  await page.goto(url)
  await expect(names(page).first()).toHaveText(numbered[0] ?? '')
  await expect(page.getByText(String(total), { exact: true })).toBeVisible()

  // Half a window a step, and each step is drawn before the next: what a person's eye would pass over.
  const end = `That is all ${total} rows`
  const seen = await page.evaluate(async (end) => {
    const drawn = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
    const atEnd = () =>
      window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1 &&
      document.body.textContent?.includes(end)
    const passed: [at: number, name: string][] = []
    for (let last = false; ; last = Boolean(atEnd())) {
      await drawn()
      for (const row of document.querySelectorAll('tr[aria-rowindex]'))
        passed.push([Number(row.getAttribute('aria-rowindex')), row.querySelector('th')?.textContent ?? ''])
      if (last) return passed
      window.scrollBy(0, window.innerHeight / 2)
    }
  }, end)
  const shown = new Map<number, string>()
  for (const [at, name] of seen) {
    expect(shown.get(at) ?? name, `row ${at} stays what it is`).toBe(name)
    shown.set(at, name)
  }
  expect([...shown].sort(([a], [b]) => a - b).map(([, name]) => name)).toEqual(numbered)
  expect(await page.locator('tr[aria-rowindex]').count(), 'rows far away are not drawn').toBeLessThan(80)

  await sortBy(page, sample.nameField).click()
  await expect(names(page).first()).toHaveText(numbered.at(-1) ?? '')
})
