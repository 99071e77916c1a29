import type { inferRouterOutputs } from '@trpc/server'
import type { AppRouter } from '#server/router.ts'

type Event = inferRouterOutputs<AppRouter>['live']['changes'] extends AsyncIterable<infer One> ? One : never

/** What the server says on the stream. */
export type Told = Event extends { data: infer Data } ? Data : never
export type Change = Extract<Told, { what: 'change' }>
