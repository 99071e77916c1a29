import { describe, expect, test, vi } from 'vitest'
import { pool } from '../database.ts'
import { account } from '../testing/accounts.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { authRouter } from './router.ts'

const database = await vi.hoisted(async () => (await import('../testing/outage.ts')).breakableDatabase())

const createCaller = createCallerFactory(authRouter)
type Caller = ReturnType<typeof createCaller>

const during = async (work: () => Promise<unknown>) => {
  await database.cut()
  await vi.waitFor(() => expect(pool.totalCount).toBe(0))
  try {
    await work()
  } finally {
    await database.mend()
  }
}
const outage = { code: 'SERVICE_UNAVAILABLE', reason: 'database_unavailable', retryAfter: expect.any(Number) }

const questions: [string, (caller: Caller) => Promise<unknown>][] = [
  ['a profile', (caller) => caller.profile()],
  ['a change', (caller) => caller.updateProfile({ phone: '1' })],
  ['a refresh', (caller) => caller.refresh()],
  ['a logout', (caller) => caller.logout()],
  ['a login', (caller) => caller.login({ email: 'ana@example.com', password: 'whatever it is' })],
]

describe('without PostgreSQL', () => {
  test.each(questions)('%s is answered with 503, and the browser keeps its cookies', async (_, question) => {
    const { email, password } = await account()
    const browser = visitor(createCaller)
    await browser.ask((caller) => caller.login({ email, password }))
    const before = [...browser.cookies]
    await during(() => expect(browser.ask(question)).rejects.toMatchObject(outage))
    expect([...browser.cookies]).toEqual(before)
    expect(await browser.ask((caller) => caller.profile())).toMatchObject({ email })
  })

  test('a token that is not ours is refused all the same', async () => {
    const stranger = visitor(createCaller, { door: 'rest', bearer: 'a.b.c' })
    await during(() =>
      expect(stranger.ask((caller) => caller.profile())).rejects.toMatchObject({ code: 'UNAUTHORIZED' }),
    )
  })
})
