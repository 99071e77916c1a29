import { spawnSync } from 'node:child_process'
import { createServer } from 'node:http'
import { stripVTControlCharacters } from 'node:util'
import { expect, test, vi } from 'vitest'
import { answerApi } from './http/api-listener.ts'
import { answerFirst, standBeforeNext } from './http/front.ts'
import { log, openLog } from './log.ts'
import { forTerminal } from './log-terminal.ts'
import { listening } from './testing/listening.ts'

const logged = (write: (into: ReturnType<typeof openLog>) => void) => {
  const lines: string[] = []
  write(openLog('debug', { write: (line) => void lines.push(line) }))
  return lines.join('')
}

const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmF0dXJl'

test.each([
  ['by its name', { password: 'hunter-two' }],
  ['by its name in snake_case', { refresh_token: 'hunter-two' }],
  ['deep inside', { request: { headers: [{ 'set-cookie': 'hunter-two' }] } }],
  ['in an address', { error: 'connect postgres://nexo:hunter-two@db:5432/nexo failed' }],
  ['in an error', { error: new Error('GET with Bearer hunter-two') }],
])('a secret is cut out %s', (_, facts) => {
  const line = logged((into) => into.warn(facts, 'something'))
  expect(line).toContain('[removed]')
  expect(line).not.toContain('hunter-two')
})

test('a token is cut out wherever it stands', () => {
  expect(logged((into) => into.info({ note: `it sent ${jwt} twice` }, 'something'))).toContain(
    'it sent [removed] twice',
  )
})

test('what is no secret stays, with its type', () => {
  const facts = {
    status: 503,
    code: 'ECONNREFUSED',
    path: '/api/crm/clients',
    nothing: null,
    list: [1, 'two'],
  }
  expect(JSON.parse(logged((into) => into.warn(facts, 'something')))).toMatchObject({
    ...facts,
    level: 40,
    msg: 'something',
  })
})

test('a terminal shows time, level, words and facts, and an error’s stack below', () => {
  const time = new Date(2026, 10, 26, 7, 30, 1).getTime()
  const shown = forTerminal(
    JSON.stringify({ level: 50, time, msg: 'failed', ms: 7, error: 'Error: no\n  at x' }),
  )
  // Colours, where the terminal takes them.
  expect(stripVTControlCharacters(shown)).toBe('07:30:01 error failed ms=7\n  Error: no\n    at x\n')
})

test('without a terminal every line is JSON', () => {
  const script = "import('#server/log.ts').then(({ log }) => log.warn({ token: 'x' }, 'hello'))"
  const { stderr } = spawnSync('node_modules/.bin/tsx', ['-e', script], {
    env: { ...process.env, LOG_LEVEL: 'info' },
    encoding: 'utf8',
  })
  expect(JSON.parse(stderr.trim())).toMatchObject({ level: 40, msg: 'hello', token: '[removed]' })
})

test('a request’s id is in its answer, in the problem and in the log, and is not the caller’s', async () => {
  standBeforeNext()
  answerFirst(answerApi)
  const server = createServer((_, answer) => answer.writeHead(404).end())
  const url = await listening(server)
  const lines: object[] = []
  log.level = 'debug'
  vi.spyOn(log, 'debug').mockImplementation((facts: unknown) => void lines.push(Object(facts)))
  const headers = { 'x-nexo-request': 'forged', 'x-request-id': 'forged' }
  for (const path of ['/api/crm/clients?search=Ana', '/api/trpc/clients.list', '/clients']) {
    const answer = await fetch(`${url}${path}`, { headers })
    const id = answer.headers.get('x-request-id')
    expect(id).toMatch(/^[0-9a-f-]{36}$/)
    const body = await answer.text()
    if (path.startsWith('/api')) expect(body).toContain(id)
    await vi.waitFor(() =>
      expect(lines).toContainEqual(
        expect.objectContaining({
          requestId: id,
          method: 'GET',
          path: path.split('?')[0],
          status: answer.status,
        }),
      ),
    )
  }
  server.close()
})
