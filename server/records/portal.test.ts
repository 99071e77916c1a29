import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { employees } from '#db/schema/employees.ts'
import { suppliers } from '#db/schema/suppliers.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'

let admin: Actor

beforeAll(async () => {
  admin = await someone('admin')
})

/** A client with a login, and a project, a task in it and an order that hang on it. */
const household = async (name: string) => {
  const person = await someone('client')
  const client = await as(admin).clients.create({ fullName: name })
  await db.update(clients).set({ userId: person.id }).where(eq(clients.id, client.id))
  const project = await as(admin).projects.create({ name: `Project of ${name}`, clientId: client.id })
  const task = await as(admin).tasks.create({ title: `Task of ${name}`, projectId: project.id })
  const order = await as(admin).orders.create({ clientId: client.id, notes: name, lines: [] })
  return { person, client, project, task, order }
}

describe('a portal client', () => {
  test('sees its own record and what hangs on it, and nobody else’s', async () => {
    const [mine, theirs] = [await household('Mine'), await household('Theirs')]
    const api = as(mine.person)
    for (const [entity, own, other] of [
      ['clients', mine.client, theirs.client],
      ['projects', mine.project, theirs.project],
      ['tasks', mine.task, theirs.task],
      ['orders', mine.order, theirs.order],
    ] as const) {
      const { items } = await api[entity].list({})
      expect(
        items.map((row) => row.id),
        entity,
      ).toEqual([own.id])
      expect(await api[entity].count({}), entity).toEqual({ total: 1, exact: true })
      expect((await api[entity].page({})).total, entity).toBe(1)
      expect((await api[entity].get({ id: own.id })).id, entity).toBe(own.id)
      await expect(api[entity].get({ id: other.id }), entity).rejects.toMatchObject({ code: 'NOT_FOUND' })
      expect((await api[entity].list({ search: 'Theirs' })).items, entity).toEqual([])
      expect((await api[entity].list({ archived: true })).items, entity).toEqual([])
    }
    for (const entity of [
      'contacts',
      'employees',
      'suppliers',
      'professionals',
      'deals',
      'pipelines',
    ] as const)
      expect((await api[entity].list({})).items, entity).toEqual([])
  })

  test('changes its contact details and nothing else', async () => {
    const { person, client, project, task, order } = await household('Careful')
    const api = as(person)
    expect(await api.clients.update({ id: client.id, phone: '+34 1' })).toMatchObject({
      phone: '+34 1',
      version: 2,
    })
    for (const patch of [
      { creditLimit: '1.00' },
      { fullName: 'Me' },
      { status: 'active' as const },
      { phone: '2', rating: 5 },
    ])
      await expect(api.clients.update({ id: client.id, ...patch })).rejects.toMatchObject({
        code: 'FORBIDDEN',
      })
    await expect(api.clients.archive({ id: client.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(api.projects.update({ id: project.id, name: 'x' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(api.tasks.update({ id: task.id, title: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    await expect(api.orders.update({ id: order.id, notes: 'x' })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await as(admin).clients.get({ id: client.id })).creditLimit).toBeNull()
  })
})

test('a supplier sees the orders that we placed with it', async () => {
  const person = await someone('supplier')
  const supplier = await as(admin).suppliers.create({ companyName: 'Paper mill' })
  const other = await as(admin).suppliers.create({ companyName: 'Ink works' })
  await db.update(suppliers).set({ userId: person.id }).where(eq(suppliers.id, supplier.id))
  const order = await as(admin).orders.create({ supplierId: supplier.id })
  await as(admin).orders.create({ supplierId: other.id })
  expect((await as(person).orders.list({})).items.map((row) => row.id)).toEqual([order.id])
})

test('a professional sees the projects that they work on, and the tasks in them', async () => {
  const person = await someone('professional')
  const project = await as(admin).projects.create({ name: 'Theirs', members: [person.id] })
  await as(admin).projects.create({ name: 'Not theirs' })
  const task = await as(admin).tasks.create({ title: 'In it', projectId: project.id })
  const given = await as(admin).tasks.create({ title: 'Given', assignedTo: person.id })
  await as(admin).tasks.create({ title: 'Elsewhere' })
  expect((await as(person).projects.list({})).items.map((row) => row.id)).toEqual([project.id])
  expect((await as(person).tasks.list({})).items.map((row) => row.id).sort()).toEqual(
    [task.id, given.id].sort(),
  )
})

describe('an employee', () => {
  test('changes the deals, clients and tasks that are theirs or given to them, and no colleague’s', async () => {
    const [ana, ben] = [await someone('employee'), await someone('employee')]
    const pipeline = await as(admin).pipelines.create({ name: 'Sales' })
    const stage = await as(admin).stages.create({ name: 'New', pipelineId: pipeline.id })
    const within = { pipelineId: pipeline.id, stageId: stage.id }
    const anas = await as(ana).deals.create({ title: 'Hers', ...within })
    const bens = await as(admin).deals.create({ title: 'His', ownerId: ben.id, ...within })
    await as(ana).deals.update({ id: anas.id, value: '10.00' })
    await as(ben).deals.update({ id: bens.id, value: '10.00' })
    await expect(as(ana).deals.update({ id: bens.id, value: '1.00' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
    await expect(as(ben).deals.archive({ id: anas.id })).rejects.toMatchObject({ code: 'FORBIDDEN' })
    expect((await as(admin).deals.get({ id: bens.id })).value).toBe('10.00')
  })

  test('is the account manager of a client through their own employee record, and changes it', async () => {
    const ana = await someone('employee')
    const employee = await as(admin).employees.create({ fullName: 'Ana', position: 'Sales' })
    await db.update(employees).set({ userId: ana.id }).where(eq(employees.id, employee.id))
    const client = await as(admin).clients.create({ fullName: 'Looked after', accountManagerId: employee.id })
    expect((await as(ana).clients.update({ id: client.id, creditLimit: '5.00' })).creditLimit).toBe('5.00')
  })

  test('changes the phone in their own record, and not the hourly rate', async () => {
    const ana = await someone('employee')
    const { id } = await as(admin).employees.create({
      fullName: 'Ana',
      position: 'Sales',
      hourlyRate: '10.00',
    })
    await db.update(employees).set({ userId: ana.id }).where(eq(employees.id, id))
    expect((await as(ana).employees.update({ id, phone: '1' })).phone).toBe('1')
    await expect(as(ana).employees.update({ id, hourlyRate: '99.00' })).rejects.toMatchObject({
      code: 'FORBIDDEN',
    })
  })
})

test('an order’s totals are the database’s own, each line rounded to the cent', async () => {
  const client = await as(admin).clients.create({ fullName: 'Buyer' })
  const lines = [
    { description: 'Thirds', quantity: '3', unitPrice: '0.33', taxRate: '21' },
    { description: 'Half a cent', quantity: '0.5', unitPrice: '0.01', taxRate: '21' },
    { description: 'Dear', quantity: '999999.99', unitPrice: '99999.99', taxRate: '7.5' },
  ]
  const order = await as(admin).orders.create({ clientId: client.id, lines })
  expect(order.lineTotals).toEqual(['0.99', '0.01', '99999989000.00'])
  expect(order).toMatchObject({
    netTotal: '99999989001.00',
    taxTotal: '7499999175.21',
    total: '107499988176.21',
  })
  const changed = await as(admin).orders.update({ id: order.id, lines: lines.slice(0, 1) })
  expect(changed).toMatchObject({ netTotal: '0.99', taxTotal: '0.21', total: '1.20', version: 2 })
})

test('a stage of another pipeline is refused', async () => {
  const [one, other] = [
    await as(admin).pipelines.create({ name: 'One' }),
    await as(admin).pipelines.create({ name: 'Other' }),
  ]
  const stage = await as(admin).stages.create({ name: 'Elsewhere', pipelineId: other.id })
  await expect(
    as(admin).deals.create({ title: 'x', pipelineId: one.id, stageId: stage.id }),
  ).rejects.toMatchObject({
    code: 'BAD_REQUEST',
    errors: [{ path: 'stageId', message: 'no_such_record' }],
  })
})

test('a task knows when it was completed, whichever way it came about', async () => {
  const { id } = await as(admin).tasks.create({ title: 'Do it' })
  const done = await as(admin).tasks.update({ id, status: 'completed' })
  expect(Date.parse(done.completedAt ?? '')).toBeGreaterThan(Date.now() - 60_000)
  expect((await as(admin).tasks.update({ id, status: 'todo' })).completedAt).toBeNull()
})
