import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { expect } from './fixtures.ts'

const bad = ['serious', 'critical']

/** What axe holds against the page as it stands: serious and critical alone. */
const accusations = async (page: Page) => {
  await page.evaluate(axe.source)
  return page.evaluate(async (impacts) => {
    // Put there by the line above.
    const { axe: run } = globalThis as unknown as { axe: typeof import('axe-core') }
    const { violations } = await run.run(document, { resultTypes: ['violations'] })
    return violations
      .filter(({ impact }) => impacts.includes(String(impact)))
      .map(({ id, help, nodes }) => ({
        id,
        help,
        at: nodes.map(({ target, any }) => `${target}: ${any.map(({ message }) => message)}`),
      }))
  }, bad)
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

/** Waits until nothing is asked for and nothing moves any more. */
const settled = async (page: Page) => {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => {
    const finite = document
      .getAnimations()
      .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
    return Promise.allSettled(finite.map(({ finished }) => finished))
  })
}

/** The bars of ui.md for any page, in whatever state it is: everyone can use it, it fits, and it does not jump. */
export const expectSound = async (page: Page) => {
  await settled(page)
  expect.soft(await accusations(page), 'axe').toEqual([])
  expect.soft(await sidewaysPixels(page), 'sideways scroll').toBeLessThanOrEqual(0)
  expect.soft(await layoutShift(page), 'layout shift').toBeLessThan(0.02)
}
