import { randomUUID } from 'node:crypto'
import type { RequestFacts } from '../context.ts'

/** What is known of a request that a test makes up: from a browser somewhere on the internet unless said otherwise. */
export const factsOf = (said: Partial<RequestFacts> = {}): RequestFacts => ({
  id: randomUUID(),
  door: 'browser',
  ip: '203.0.113.7',
  userAgent: 'a test browser',
  local: false,
  cookies: new Map(),
  bearer: undefined,
  ...said,
})
