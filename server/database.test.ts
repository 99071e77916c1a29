import { sql } from 'drizzle-orm'
import { expect, test, vi } from 'vitest'
import { db, pool } from './database.ts'
import { problemOf } from './errors.ts'

const database = await vi.hoisted(async () => {
  process.env.DB_POOL = '3'
  return (await import('./testing/outage.ts')).breakableDatabase()
})

const answers = () => db.execute(sql`select 1`).then(() => true)
const reason = (work: Promise<unknown>) =>
  work.then(
    () => 'no error',
    (error: unknown) => problemOf(error)?.reason,
  )

test('a transaction that loses its connection fails as an outage, and the process lives', async () => {
  const work = db.transaction(async (tx) => {
    await tx.execute(sql`select 1`)
    await database.cut()
    await new Promise((resolve) => setTimeout(resolve, 50))
    await tx.execute(sql`select 1`)
  })
  expect(await reason(work)).toBe('database_unavailable')
  await database.mend()
  expect(await answers()).toBe(true)
})

test('after an outage in more transactions than the pool has connections, all of them are to be had again', async () => {
  for (let round = 0; round < 5; round++) {
    await Promise.all([answers(), answers(), answers()])
    // The pool does not know yet that its connections are gone: BEGIN is what finds out.
    const cut = database.cut()
    const broken = [1, 2, 3, 4].map(() => reason(db.transaction((tx) => tx.execute(sql`select 1`))))
    await cut
    for (const outcome of await Promise.all(broken)) expect(outcome).toBe('database_unavailable')
    await database.mend()
  }
  expect(await Promise.all([answers(), answers(), answers(), answers()])).toEqual([true, true, true, true])
  expect(pool.idleCount).toBe(pool.totalCount)
})
