import type { Page, Request } from '@playwright/test'

const quietMs = 150

/** The stream of changes is open for as long as the page is. */
const ends = (request: Request) => request.resourceType() !== 'eventsource'

/**
 * Watches what a page asks for, from when it is opened. The function it gives back waits until nothing has been under way
 * for a moment; Playwright's "networkidle" says the same after half a second, on each of some hundred pages.
 */
export const watchQuiet = (page: Page) => {
  const underWay = new Set<Request>()
  let last = Date.now()
  page.on('request', (request) => {
    if (ends(request)) underWay.add(request)
    last = Date.now()
  })
  const end = (request: Request) => {
    underWay.delete(request)
    last = Date.now()
  }
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  return () =>
    page
      .evaluate(() => undefined)
      .then(async () => {
        while (underWay.size > 0 || Date.now() - last < quietMs)
          await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)))
      })
}
