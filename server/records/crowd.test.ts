import { beforeAll, expect, test, vi } from 'vitest'
import type { Actor } from '../context.ts'
import { pool } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'

const { connections } = vi.hoisted(() => {
  const connections = 10
  process.env.DB_POOL = String(connections)
  return { connections }
})

/** More than enough to take every connection several times over. */
const requests = 64

let admin: Actor

beforeAll(async () => {
  admin = await someone('admin')
})

const crowd = (each: (at: number) => Promise<unknown>) =>
  Promise.all(Array.from({ length: requests }, (_, at) => each(at)))

/** Every connection is back, and nobody waits for one. */
const atRest = () => ({ waiting: pool.waitingCount, inUse: pool.totalCount - pool.idleCount })

test('the pool has as many connections as in production', () => {
  expect(pool.options.max).toBe(connections)
})

/**
 * A request that held a transaction while it waited for a second connection would wait for ten others that do the same:
 * all would end only when the pool gives up.
 */
test(`${requests} changes of all kinds at once all end on ${connections} connections`, async () => {
  const [client, stage] = [await make(admin, 'clients'), await make(admin, 'stages')]
  const deals = await Promise.all(Array.from({ length: requests }, () => make(admin, 'deals')))
  const { clients, deals: dealsOf, notes } = as(admin)
  const subject = { subjectType: 'clients', subjectId: client.id } as const
  const kinds = [
    (at: number) => dealsOf.update({ id: deals[at]?.id ?? '', title: `Deal ${at}`, clientId: client.id }),
    (at: number) => {
      const records = deals.slice(at, at + 20).map(({ id }) => ({ id }))
      // The other way round every other time: whoever locks as asked would lock in a ring.
      return dealsOf.bulkUpdate({
        records: at % 8 === 1 ? records : records.reverse(),
        patch: { clientId: client.id, value: `${at}.00` },
      })
    },
    (at: number) =>
      dealsOf.create({
        title: `New ${at}`,
        pipelineId: String(stage.pipelineId),
        stageId: stage.id,
        clientId: client.id,
        ownerId: admin.id,
      }),
    () => putFile(admin, subject),
    (at: number) => notes.create({ ...subject, text: `Note ${at}` }),
    async (at: number) => {
      const { id } = await clients.create({ fullName: `Client ${at}` })
      await clients.bulkArchive({ records: [{ id }] })
      await clients.bulkRestore({ records: [{ id }] })
    },
  ]
  await crowd((at) => Promise.resolve(kinds[at % kinds.length]?.(at)))
  expect(atRest()).toEqual({ waiting: 0, inUse: 0 })
})

test(`${requests} refusals at once all end, each with its line in the audit log`, async () => {
  const { id } = await make(admin, 'clients')
  const employee = await someone('employee')
  const outcomes = await Promise.allSettled(
    Array.from({ length: requests }, () => as(employee).clients.update({ id, fullName: 'Not mine' })),
  )
  const reasons = outcomes.map((outcome) => outcome.status === 'rejected' && outcome.reason.code)
  expect(reasons).toEqual(Array(requests).fill('FORBIDDEN'))
  const { items } = await as(admin).audit.list({ actorId: employee.id, limit: 100 })
  expect(items).toHaveLength(requests)
})
