import { createHmac } from 'node:crypto'
import { compareSync, hashSync } from 'bcryptjs'
import { eq } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { settings } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { Problem } from '../errors.ts'
import { bcryptPool, longestQueue } from './bcrypt-pool.ts'
import { hashPassword, verifyPassword } from './passwords.ts'
import { findPepper, pepper } from './pepper.ts'

/** At which cost bcrypt was asked to compare meanwhile. */
const comparesDuring = async (work: () => Promise<unknown>) => {
  const run = vi.spyOn(bcryptPool, 'run')
  await work()
  return run.mock.calls.map(([task]) => /^\$2b\$(\d\d)\$[./\w]{53}$/.exec(task.hash)?.[1])
}

test('processes that start at once agree on one key', async () => {
  expect(await db.select().from(settings)).toHaveLength(0)
  const [first, ...others] = await Promise.all(Array.from({ length: 10 }, findPepper))
  for (const other of others) expect(other).toEqual(first)
  expect(await pepper()).toEqual(first)
})

test('a password is recognised, and no other is', async () => {
  const hash = await hashPassword('correct horse battery staple')
  expect(hash).toMatch(/^\$2b\$10\$/)
  expect(await verifyPassword('correct horse battery staple', hash)).toEqual({ ok: true, upgrade: false })
  expect(await verifyPassword('correct horse battery stapl', hash)).toEqual({ ok: false, upgrade: false })
  expect(await verifyPassword('Correct horse battery staple', hash)).toEqual({ ok: false, upgrade: false })
})

test('all of a passphrase of a hundred characters counts', async () => {
  const passphrase = 'x'.repeat(99)
  const hash = await hashPassword(`${passphrase}a`)
  expect((await verifyPassword(`${passphrase}a`, hash)).ok).toBe(true)
  expect((await verifyPassword(`${passphrase}b`, hash)).ok).toBe(false)
})

test('two hashes of one password differ', async () => {
  expect(await hashPassword('the same one')).not.toBe(await hashPassword('the same one'))
})

test('an é is an é, whether typed as one character or as two', async () => {
  const hash = await hashPassword('caf\u00e9 con leche')
  expect((await verifyPassword('cafe\u0301 con leche', hash)).ok).toBe(true)
  expect((await verifyPassword('cafe con leche', hash)).ok).toBe(false)
})

test('the hash is useless without the key that the database keeps', async () => {
  const hash = await hashPassword('correct horse battery staple')
  expect(compareSync('correct horse battery staple', hash)).toBe(false)
  const [row] = await db.select().from(settings).where(eq(settings.key, 'password_pepper'))
  const key = Buffer.from(String(row?.value), 'base64url')
  expect(key).toHaveLength(32)
  expect(
    compareSync(createHmac('sha384', key).update('correct horse battery staple').digest('base64'), hash),
  ).toBe(true)
})

test('a cheaper hash is to be made anew, and only by whoever knows the password', async () => {
  const cheap = hashSync(
    createHmac('sha384', await pepper())
      .update('old password')
      .digest('base64'),
    4,
  )
  expect(await verifyPassword('old password', cheap)).toEqual({ ok: true, upgrade: true })
  expect(await verifyPassword('wrong password', cheap)).toEqual({ ok: false, upgrade: false })
})

test.each([
  ['an unknown account', null],
  ['an account whose hash is no hash', 'none'],
])('%s costs exactly one bcrypt, like a wrong password, and is refused', async (_, hash) => {
  const known = await hashPassword('a password')
  expect(await comparesDuring(() => verifyPassword('wrong', known))).toEqual(['10'])
  vi.restoreAllMocks()
  const unknown = () => expect(verifyPassword('wrong', hash)).resolves.toEqual({ ok: false, upgrade: false })
  expect(await comparesDuring(unknown)).toEqual(['10'])
})

test('the rest of the server goes on while eight passwords are compared', async () => {
  const hash = await hashPassword('a password')
  const finished: string[] = []
  const compares = Array.from({ length: 8 }, () =>
    verifyPassword('wrong', hash).then(() => finished.push('compare')),
  )
  // One after the other, each of which needs several turns of the event loop.
  for (let n = 0; n < 20; n++) await db.execute('select 1')
  finished.push('queries')
  await Promise.all(compares)
  expect(finished.indexOf('queries')).toBeLessThan(4)
})

test('beyond the queue the answer is "busy, later", and everybody in it is served', async () => {
  const hash = await hashPassword('a password')
  const attempts = await Promise.allSettled(
    Array.from({ length: longestQueue + bcryptPool.maxThreads + 10 }, () =>
      verifyPassword('a password', hash),
    ),
  )
  const refused = attempts.flatMap((attempt) => (attempt.status === 'rejected' ? [attempt.reason] : []))
  const served = attempts.flatMap((attempt) => (attempt.status === 'fulfilled' ? [attempt.value] : []))
  expect(served.length).toBeGreaterThanOrEqual(longestQueue)
  expect(refused.length).toBeGreaterThan(0)
  for (const { ok } of served) expect(ok).toBe(true)
  for (const error of refused) {
    expect(error).toBeInstanceOf(Problem)
    expect(error).toMatchObject({ code: 'SERVICE_UNAVAILABLE', reason: 'busy', retryAfter: 10 })
  }
  expect((await verifyPassword('a password', hash)).ok).toBe(true)
})
