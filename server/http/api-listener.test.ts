import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listening } from '../testing/listening.ts'
import { answerApi } from './api-listener.ts'
import { answerFirst, standBeforeNext } from './front.ts'

let server: Server
let url = ''

beforeAll(async () => {
  standBeforeNext()
  answerFirst(answerApi)
  server = createServer((_, answer) => void answer.writeHead(418).end())
  url = await listening(server)
})
afterAll(() => void server.close())

test.each(['/api/auth/health', '/api/crm/clients', '/api/trpc/auth.health', '/api/crm/nowhere'])(
  '%s is answered here, is kept by nobody and taken for nothing that it does not say it is',
  async (path) => {
    const answer = await fetch(url + path)
    expect(answer.status).not.toBe(418)
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
    expect(answer.headers.get('content-type')).toMatch(/^application\/(problem\+)?json/)
    expect(answer.headers.get('cache-control')).toContain('no-store')
  },
)

test.each(['/', '/clients', '/api/openapi.json', '/api/auth/session', '/apis/crm/clients'])(
  '%s is left to Next',
  async (path) => {
    expect((await fetch(url + path)).status).toBe(418)
  },
)
