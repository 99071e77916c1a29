import { chromium } from '@playwright/test'
import { findChromium } from '../scripts/find-chromium.mjs'

export type Scrolled = { rows: number; elements: number; p50: number; p99: number; longest: number }

/** So much is scrolled from one frame to the next: ten rows, faster than anyone reads. */
const pixelsPerFrame = 400

/**
 * Loads so many rows of a list in a browser by going to its end again and again, and then scrolls through all of them. What
 * it says are the rows loaded, the elements that the page then has, and milliseconds from one frame to the next.
 */
export const scrollThrough = async (url: string, cookie: string, rows: number): Promise<Scrolled> => {
  const browser = await chromium.launch({ executablePath: await findChromium(), args: ['--no-sandbox'] })
  try {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const pairs = cookie.split('; ').map((pair) => /^([^=]+)=(.*)$/.exec(pair))
    await context.addCookies(pairs.map((pair) => ({ name: pair?.[1] ?? '', value: pair?.[2] ?? '', url })))
    const page = await context.newPage()
    // What compiles this file calls it for each function that has a name, in the page too.
    await page.addInitScript('globalThis.__name = (named) => named')
    await page.goto(url)
    await page.waitForLoadState('networkidle')
    return await page.evaluate(
      async ([wanted, step]) => {
        const frame = () => new Promise<number>((next) => requestAnimationFrame(next))
        const loaded = () => Number(document.querySelector('table')?.ariaRowCount ?? 1) - 1
        while (loaded() < wanted) {
          window.scrollTo(0, document.documentElement.scrollHeight)
          await frame()
        }
        window.scrollTo(0, 0)
        for (let calm = 0; calm < 60; calm++) await frame()
        const took: number[] = []
        for (let last = await frame(); window.scrollY + innerHeight + step < wanted * 40; ) {
          window.scrollBy(0, step)
          const now = await frame()
          took.push(now - last)
          last = now
        }
        took.sort((a, b) => a - b)
        const share = (part: number) => Math.round(took[Math.floor(took.length * part)] ?? 0)
        return {
          rows: loaded(),
          elements: document.querySelectorAll('*').length,
          p50: share(0.5),
          p99: share(0.99),
          longest: Math.round(took.at(-1) ?? 0),
        }
      },
      [rows, pixelsPerFrame] as const,
    )
  } finally {
    await browser.close()
  }
}
