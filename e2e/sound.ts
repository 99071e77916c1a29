import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from './fixtures.ts'

const bad = ['serious', 'critical']
const accusers = { all: undefined, contrast: ['color-contrast'] }

/** What axe holds against the page as it stands: serious and critical alone. */
const accusations = async (page: Page, by: keyof typeof accusers) => {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
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

/** How much of the page jumped since it was loaded, but for what the person did (Web Vitals' layout shift). */
const layoutShift = (page: Page) =>
  page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0
        new PerformanceObserver((list) => {
          for (const entry of list.getEntries())
            if ('value' in entry && 'hadRecentInput' in entry && !entry.hadRecentInput)
              sum += Number(entry.value)
        }).observe({ type: 'layout-shift', buffered: true })
        // What is buffered is handed over before the frame after next.
        requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() => resolve(sum))))
      }),
  )

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
  expect.soft(await layoutShift(page), 'layout shift').toBeLessThan(0.02)
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
  expect.soft(await layoutShift(page), `${where}: layout shift`).toBeLessThan(0.02)
  await page.emulateMedia({ colorScheme: scheme })
}
