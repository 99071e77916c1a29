import type { BrowserContext, Page, Response } from '@playwright/test'

/** "Failed to load resource: the server responded with a status of 401 (Unauthorized)": told apart by status and address. */
const refusal = /status of (\d{3})/

/** The statuses in an answer: several where calls that went together ended differently (207), or one. */
const statusesIn = async (response: Response) => {
  if (response.status() !== 207) return [response.status()]
  // A page that is left takes the answer with it.
  const text = await response.text().catch(() => '')
  return [...text.matchAll(/"httpStatus":(\d{3})/g)].map((found) => Number(found[1]))
}

/** Which page said it, where one did. */
const on = (told: { page(): Page | null }) => {
  const page = told.page()
  return page ? ` on ${page.url()}` : ''
}

/**
 * Watches what browsers do in a test and keeps whatever should not have happened: an error on the console (a violation of
 * the content policy is one), an uncaught exception, an answer of 400 and above, a failed request, a request to another
 * host. A test says beforehand which refusals it provokes.
 */
export const newGuard = (origin: string) => {
  const problems: string[] = []
  /** Answers that are being read. */
  const unread = new Set<Promise<void>>()
  const allowed: { status: number; url: RegExp; seen: boolean }[] = []

  const allowRefusal = (status: number, url: RegExp) => allowed.push({ status, url, seen: true })

  const mistakes: { text: RegExp; seen: boolean }[] = []

  let away = false
  const mayRefuse = (status: number, url: string) => {
    const found = allowed.filter((one) => one.status === status && one.url.test(url))
    for (const one of found) one.seen = true
    return found.length > 0
  }

  const isExpected = (text: string) => {
    const found = mistakes.filter((one) => one.text.test(text))
    for (const one of found) one.seen = true
    return found.length > 0
  }

  const watch = (context: BrowserContext) => {
    let archived = false
    context.on('console', (message) => {
      if (message.type() !== 'error') return
      const { url } = message.location()
      if (away && message.text().includes('net::ERR_')) return
      const status = Number(refusal.exec(message.text())?.[1])
      if (status && mayRefuse(status, url)) return
      if (isExpected(message.text())) return
      problems.push(`console: ${message.text()} (${url})${on(message)}`)
    })
    context.on('weberror', (error) => problems.push(`uncaught: ${error.error().stack}${on(error)}`))
    context.on('request', (request) => {
      // What was asked just before the session ended may be refused just after.
      if (request.url().includes('/api/trpc/auth.logout')) allowRefusal(401, /trpc/)
      archived ||= /\/api\/trpc\/\w+\.archive\b/.test(request.url())
      const { protocol, origin: asked } = new URL(request.url())
      if (/^https?:/.test(protocol) && asked !== origin) problems.push(`foreign host: ${request.url()}`)
    })
    context.on('response', (response) => {
      const reading = statusesIn(response).then((statuses) => {
        // The page of a record that was archived asks for it, among other things, while it is being left.
        const left = archived && response.status() === 207
        for (const status of statuses)
          if (status >= 400 && !(left && status === 404) && !mayRefuse(status, response.url()))
            problems.push(`${status}: ${response.request().method()} ${response.url()}`)
      })
      unread.add(reading)
      reading.finally(() => unread.delete(reading))
    })
    context.on('requestfailed', (request) => {
      const why = request.failure()?.errorText
      // A page that is left breaks off what it was still asking for.
      if (why !== 'net::ERR_ABORTED' && !away) problems.push(`${why}: ${request.url()}`)
    })
  }

  return {
    watch,
    /** Announces that the server will refuse a request so; that it does not is a problem too. */
    expectRefusal: (status: number, url: RegExp) => allowed.push({ status, url, seen: false }),
    /** The server may refuse a request so, or not: it depends on the moment. */
    allowRefusal,
    /** Announces an error on the console; that it does not come is a problem too. */
    expectError: (text: RegExp) => mistakes.push({ text, seen: false }),
    /** From now on the server may be away, and what is asked of it then fails. */
    expectAbsence: () => {
      away = true
    },
    problems: async () => {
      await Promise.all(unread)
      return [
        ...problems,
        ...allowed
          .filter(({ seen }) => !seen)
          .map(({ status, url }) => `expected a ${status} of ${url}, and there was none`),
        ...mistakes.filter(({ seen }) => !seen).map(({ text }) => `expected ${text} on the console`),
      ]
    },
  }
}
export type Guard = ReturnType<typeof newGuard>
