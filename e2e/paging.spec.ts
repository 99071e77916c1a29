import { expect, test } from './fixtures.ts'
import { makeMarked, names, sortBy } from './list.ts'
import { samples, walked } from './samples.ts'

const total = 130
const numbered = Array.from({ length: total }, (_, at) => `Row ${String(at + 1).padStart(3, '0')}`)

for (const entity of walked)
  test(`${entity}: scrolling shows each of ${total} rows once, in order, and says when that is all`, async ({
    adminPage: page,
    rest,
  }) => {
    // Made in an order of their own, so that the list's order is not the one they came in.
    const shuffled = numbered.toSorted((a, b) => a.slice(-1).localeCompare(b.slice(-1)) || a.localeCompare(b))
    const { url } = await makeMarked(rest, entity, shuffled)
    await page.goto(url)
    await expect(names(page).first()).toHaveText(numbered[0] ?? '')
    await expect(page.getByText(String(total), { exact: true })).toBeVisible()

    const seen = new Map<number, string>()
    const look = async () => {
      const rows = await page
        .locator('tr[aria-rowindex]')
        .evaluateAll((found) =>
          found.map(
            (row) =>
              [
                Number(row.ariaRowIndex ?? row.getAttribute('aria-rowindex')),
                row.querySelector('th')?.textContent ?? '',
              ] as const,
          ),
        )
      for (const [at, name] of rows) {
        expect(seen.get(at) ?? name, `row ${at} stays what it is`).toBe(name)
        seen.set(at, name)
      }
    }
    const last = page.getByText(new RegExp(`^That is all ${total} rows`))
    while (!(await last.isVisible())) {
      await look()
      await page.mouse.wheel(0, 400)
    }
    await expect(async () => {
      await page.mouse.wheel(0, 4_000)
      await expect(names(page).last()).toHaveText(numbered.at(-1) ?? '', { timeout: 500 })
    }).toPass()
    await look()
    const shown = [...seen.entries()].sort(([a], [b]) => a - b).map(([, name]) => name)
    expect(shown).toEqual(numbered)
    expect(await page.locator('tr[aria-rowindex]').count(), 'rows far away are not drawn').toBeLessThan(80)

    await sortBy(page, samples[entity].nameField).click()
    await expect(names(page).first()).toHaveText(numbered.at(-1) ?? '')
  })
