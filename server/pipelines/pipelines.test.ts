import { expect, test } from 'vitest'
import type { Actor } from '../context.ts'
import { as, someone } from '../testing/acting.ts'

const withStages = async (actor: Actor, names: string[]) => {
  const pipeline = await as(actor).pipelines.create({ name: 'Sales' })
  const ids: string[] = []
  // All at position 0, as those that nobody has ordered yet.
  for (const name of names)
    ids.push((await as(actor).stages.create({ name, pipelineId: pipeline.id, position: 0 })).id)
  const order = async () => {
    const { items } = await as(actor).stages.list({
      filter: { pipelineId: [pipeline.id] },
      sort: 'position',
    })
    return items.map(({ name }) => name).join('')
  }
  return { ids, order }
}

test('a stage is moved among the stages of its pipeline and no other, and its history says so', async () => {
  const manager = await someone('manager')
  const other = await withStages(manager, ['x', 'y'])
  const { ids, order } = await withStages(manager, ['a', 'b', 'c'])
  const [a = '', , c = ''] = ids
  expect(await as(manager).stages.move({ id: c, to: 0 })).toEqual({ id: c, position: 0 })
  expect(await order()).toBe('cab')
  expect(await as(manager).stages.move({ id: c, to: 900 })).toEqual({ id: c, position: 2 })
  expect(await order()).toBe('abc')
  expect(await other.order()).toBe('xy')
  const { items } = await as(manager).stages.history({ id: a })
  expect(items[0]?.changes).toEqual({ position: { before: 1, after: 0 } })
})

test('moves at the same moment leave every stage a place of its own', async () => {
  const admin = await someone('admin')
  const { ids } = await withStages(admin, ['a', 'b', 'c', 'd'])
  await Promise.all(ids.flatMap((id, to) => [0, to].map((place) => as(admin).stages.move({ id, to: place }))))
  const rows = await Promise.all(ids.map((id) => as(admin).stages.get({ id })))
  expect(rows.map(({ position }) => position).sort()).toEqual([0, 1, 2, 3])
})

test('pipelines are moved among themselves; an employee moves nothing, and what is in the trash is not found', async () => {
  const [admin, employee] = [await someone('admin'), await someone('employee')]
  const made = await as(admin).pipelines.create({ name: 'Last', position: 1_000 })
  await expect(as(employee).pipelines.move({ id: made.id, to: 0 })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  })
  await as(admin).pipelines.move({ id: made.id, to: 0 })
  const { items } = await as(admin).pipelines.list({ sort: 'position' })
  expect(items[0]?.id).toBe(made.id)
  await as(admin).pipelines.archive({ id: made.id })
  await expect(as(admin).pipelines.move({ id: made.id, to: 0 })).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
