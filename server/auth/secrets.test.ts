import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { settings } from '#db/schema/system.ts'
import { db } from '../database.ts'
import { keyRingOf } from './keys.ts'
import { keys } from './secrets.ts'
import { secretFromDatabase } from './shared-secret.ts'

test('replicas that share a database agree on one secret, however many start at once', async () => {
  const secrets = await Promise.all(Array.from({ length: 8 }, secretFromDatabase))
  expect(new Set(secrets).size).toBe(1)
  expect(await secretFromDatabase()).toBe(secrets[0])
  expect(secrets[0]).toMatch(/^[\w-]{43}$/)
})

test('without JWT_SECRET a process beside somebody else’s PostgreSQL signs with the secret kept there', async () => {
  const ring = await keys()
  expect(ring.current.kid).toBe((await keyRingOf([await secretFromDatabase()])).current.kid)
  expect([...ring.byKid.keys()]).toEqual([ring.current.kid])
})

test('a row that holds no secret is not signed with', async () => {
  const kept = await secretFromDatabase()
  await db.update(settings).set({ value: 'short' }).where(eq(settings.key, 'token_secret'))
  await expect(secretFromDatabase()).rejects.toThrow()
  await db.update(settings).set({ value: kept }).where(eq(settings.key, 'token_secret'))
})

test('every use has a key of its own, and another secret has others', async () => {
  const [one, same, other] = await Promise.all([keyRingOf(['a']), keyRingOf(['a']), keyRingOf(['b'])])
  const hex = ({ current }: typeof one) =>
    [current.setup, current.device, current.identifier].map((key) => key.export().toString('hex'))
  expect(new Set(hex(one)).size).toBe(3)
  expect(hex(same)).toEqual(hex(one))
  expect(new Set([...hex(one), ...hex(other)]).size).toBe(6)
  expect(one.current.access.extractable).toBe(false)
  expect(one.current.kid).toBe(same.current.kid)
  expect(one.current.kid).not.toBe(other.current.kid)
})
