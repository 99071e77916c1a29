import fs from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

const bad = ['serious', 'critical']
const axeFile = createRequire(import.meta.url).resolve('axe-core/axe.min.js')
/** Of all its rules, or of those that a page's colours alone can break. */
const accusers = { all: undefined, contrast: ['color-contrast'] }

/** Has axe at hand on every page that is opened from now on, which is cheaper than to hand it to one after the other. */
export const bringAxe = (page: Page) => page.addInitScript({ path: axeFile })

/** What axe holds against the page as it stands: serious and critical alone. */
const accusations = async (page: Page, by: keyof typeof accusers) => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(fs.readFileSync(axeFile, 'utf8'))
  return page.evaluate(
    async ([impacts, rules]) => {
      // Put there by the line above.
      const { axe: run } = globalThis as unknown as { axe: typeof import('axe-core') }
      // What would be loaded beforehand is for one rule, about screens that may not be turned: no page of ours says so.
      const { violations } = await run.run(document, {
        resultTypes: ['violations'],
        preload: false,
        ...(rules && { runOnly: rules }),
      })
      return violations
        .filter(({ impact }) => impacts.includes(String(impact)))
        .map(({ id, help, nodes }) => ({
          id,
          help,
          at: nodes.map(({ target, any }) => `${target}: ${any.map(({ message }) => message)}`),
        }))
    },
    [bad, accusers[by]] as const,
  )
}

/** Of what Chromium says about a jump, what the types of the DOM do not know. */
type Jump = PerformanceEntry & {
  value: number
  hadRecentInput: boolean
  sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[]
}

/** What jumped since the page was loaded, and how much of it, but for what the person did (Web Vitals' layout shift). */
const jumps = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<{ value: number; moved: string[] }[]>((resolve) => {
        const seen: Jump[] = []
        // It hands over what it was asked for.
        new PerformanceObserver((list) => seen.push(...(list.getEntries() as Jump[]))).observe({
          type: 'layout-shift',
          buffered: true,
        })
        const moved = ({ node, previousRect: from, currentRect: to }: Jump['sources'][number]) =>
          `${node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent} ${from.y} → ${to.y}, ${from.height} → ${to.height} high`
        // What is buffered is handed over before the frame after next.
        requestAnimationFrame(() =>
          requestAnimationFrame(() =>
            setTimeout(() =>
              resolve(
                seen
                  .filter(({ hadRecentInput }) => !hadRecentInput)
                  .map(({ value, sources }) => ({ value, moved: sources.map(moved) })),
              ),
            ),
          ),
        )
      }),
  )

/** Little may jump; what did is said when it was too much. */
const expectNoJump = async (page: Page, where: string) => {
  const all = await jumps(page)
  const sum = all.reduce((total, { value }) => total + value, 0)
  expect.soft(sum, `${where}layout shift of ${JSON.stringify(all, null, 2)}`).toBeLessThan(0.02)
}

const sidewaysPixels = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/** Waits until nothing moves any more. */
const standsStill = (page: Page) =>
  page.evaluate(() => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    return Promise.allSettled(finite.map(({ finished }) => finished))
  })

/** The bars of ui.md for any page, in whatever state it is: everyone can use it, it fits, and it does not jump. */
export const expectSound = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  await standsStill(page)
  expect.soft(await accusations(page, 'all'), 'axe').toEqual([])
  expect.soft(await sidewaysPixels(page), 'sideways scroll').toBeLessThanOrEqual(0)
  await expectNoJump(page, '')
}

const other = { light: 'dark', dark: 'light' } as const
export type Scheme = keyof typeof other

/** The page of the API is made by another kit than all others. */
const inScheme = (scheme: Scheme) =>
  [
    `html[data-mantine-color-scheme=${scheme}]`,
    `html:has(.swagger-ui)${scheme === 'dark' ? '.dark-mode' : ':not(.dark-mode)'}`,
  ].join()

/**
 * The same in light and in dark for a page that has come to rest in `scheme` and follows the system: all of it there, and
 * in the other one what colours alone can spoil. `where` names the page when it fails.
 */
export const expectSoundInBoth = async (page: Page, scheme: Scheme, where: string) => {
  await standsStill(page)
  expect.soft(await accusations(page, 'all'), `${where}, ${scheme}: axe`).toEqual([])
  expect.soft(await sidewaysPixels(page), `${where}, ${scheme}: sideways scroll`).toBeLessThanOrEqual(0)
  await page.emulateMedia({ colorScheme: other[scheme] })
  await expect(page.locator(inScheme(other[scheme]))).toBeAttached()
  await standsStill(page)
  expect.soft(await accusations(page, 'contrast'), `${where}, ${other[scheme]}: axe`).toEqual([])
  await expectNoJump(page, `${where}: `)
  await page.emulateMedia({ colorScheme: scheme })
}
