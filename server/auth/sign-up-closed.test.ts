import { expect, test, vi } from 'vitest'
import { users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { visitor } from '../testing/caller.ts'
import { createCallerFactory } from '../trpc.ts'
import { authRouter } from './router.ts'

vi.hoisted(() => Object.assign(process.env, { SIGN_UP: 'invite' }))

test('where accounts are made by invitation nobody registers', async () => {
  const visit = visitor(createCallerFactory(authRouter))
  const input = { email: 'a@example.com', username: 'ana', fullName: 'Ana', password: 'password123' }
  await expect(visit.ask((caller) => caller.register(input))).rejects.toMatchObject({
    code: 'FORBIDDEN',
    reason: 'sign_up_closed',
  })
  expect(await db.select().from(users)).toEqual([])
})
