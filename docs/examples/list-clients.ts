/**
 * A program outside the repository: signs in by cookie, as a browser does, and lists clients, typed to the last field.
 * Give it NEXO_URL, NEXO_EMAIL and NEXO_PASSWORD. Programs that need no types are better off with REST and a bearer token.
 */
import { createTRPCClient, httpBatchLink } from '@trpc/client'
import type { AppRouter } from 'nexo-crm/server/router.ts'

const url = process.env.NEXO_URL ?? 'http://localhost:3000'
let cookies: string[] = []

const api = createTRPCClient<AppRouter>({
  links: [
    httpBatchLink({
      url: `${url}/api/trpc`,
      headers: () => ({ cookie: cookies.join('; '), origin: url }),
      fetch: async (input, options) => {
        const response = await fetch(input, options)
        const set = response.headers.getSetCookie().map((cookie) => cookie.split(';')[0] ?? '')
        if (set.length) cookies = set
        return response
      },
    }),
  ],
})

const { user } = await api.auth.login.mutate({
  email: process.env.NEXO_EMAIL ?? '',
  password: process.env.NEXO_PASSWORD ?? '',
})
console.log(`signed in as ${user.fullName}`)

let cursor: string | null = null
do {
  const page: Awaited<ReturnType<typeof api.clients.list.query>> = await api.clients.list.query({
    sort: 'fullName',
    filter: { status: ['lead', 'active'] },
    cursor,
    limit: 100,
  })
  for (const client of page.items) console.log(client.clientCode, client.fullName, client.creditLimit ?? '')
  cursor = page.nextCursor
} while (cursor)
