import { sql } from 'drizzle-orm'
import type { PgTable } from 'drizzle-orm/pg-core'
import type { Queryable } from '#db/client.ts'
import { clients } from '#db/schema/clients.ts'
import { contacts } from '#db/schema/contacts.ts'
import { deals } from '#db/schema/deals.ts'
import { employees } from '#db/schema/employees.ts'
import { notes } from '#db/schema/notes.ts'
import { orders } from '#db/schema/orders.ts'
import { pipelines, stages } from '#db/schema/pipelines.ts'
import { professionals } from '#db/schema/professionals.ts'
import { projects } from '#db/schema/projects.ts'
import { suppliers } from '#db/schema/suppliers.ts'
import { auditLog } from '#db/schema/system.ts'
import { tasks } from '#db/schema/tasks.ts'
import { users } from '#db/schema/users.ts'
import { db } from '../database.ts'
import { Problem } from '../errors.ts'
import { registry } from '../records/registry.ts'
import { saveSettings } from '../settings/company.ts'
import { type Account, makeAccounts } from './accounts.ts'
import { diceOf, times } from './dice.ts'
import { historyOf } from './history.ts'
import {
  makeClients,
  makeContacts,
  makeEmployees,
  makeProfessionals,
  makeSuppliers,
  record,
  type Stage,
} from './people.ts'
import { remarks } from './words.ts'
import { makeDeals, makeOrders, makePipelines, makeProjects, makeTasks } from './work.ts'

const seed = 20_261_122
const batch = 500

const insertAll = async <T extends PgTable>(tx: Queryable, table: T, rows: T['$inferInsert'][]) => {
  for (let at = 0; at < rows.length; at += batch)
    // The rows are of this very table; Drizzle cannot follow that through a generic one.
    await tx.insert(table as PgTable).values(rows.slice(at, at + batch) as Record<string, unknown>[])
}

const requireEmpty = async (tx: Queryable) => {
  await tx.execute(sql`lock table ${users} in exclusive mode`)
  for (const table of [users, ...Object.values(registry).map((of) => of.table)]) {
    const { rows } = await tx.execute(sql`select 1 from ${table} limit 1`)
    if (rows.length > 0)
      throw new Problem(
        'CONFLICT',
        'not_empty',
        'This Nexo is not empty, and the demo fills an empty one only: give it a DATA_DIR or a database of its own.',
      )
  }
}

/** The records that the accounts of the demo see as their own. */
const withLogin = <R extends { id: string; userId?: string | null }>(rows: R[], userId: string): R[] =>
  rows.map((row, at) => (at === 0 ? { ...row, userId, archivedAt: null } : row))

/**
 * Fills an empty instance with a company and a year of its history, all or nothing. The same each time but for the
 * passwords and today's date. Throws a `Problem` when there is anything already.
 */
export const fillDemo = async (now = new Date()): Promise<Account[]> => {
  const dice = diceOf(seed)
  const people = await makeAccounts(dice, now)
  const idOf = (role: Account['role']) => people.find(({ row }) => row.role === role)?.row.id ?? ''
  const cast = {
    admin: idOf('admin'),
    manager: idOf('manager'),
    employee: idOf('employee'),
    professional: idOf('professional'),
  }
  const stage: Stage = { dice, now, cast }

  await db.transaction(async (tx) => {
    await requireEmpty(tx)
    await insertAll(
      tx,
      users,
      people.map(({ row }) => row),
    )
    const staff = withLogin(makeEmployees(stage, 40), cast.employee)
    const sources = withLogin(makeSuppliers(stage, 60), idOf('supplier'))
    const freelancers = withLogin(makeProfessionals(stage, 80), cast.professional)
    const customers = withLogin(makeClients(stage, 2_000, staff), idOf('client'))
    const persons = makeContacts(stage, 5_000, customers)
    const sales = makePipelines(stage)
    const chances = makeDeals(stage, 600, persons, sales.stages)
    const works = makeProjects(stage, 300, customers)
    const todo = makeTasks(stage, 3_000, works, { clients: customers, deals: chances, projects: works })
    const traded = makeOrders(stage, 900, customers, sources)

    await insertAll(tx, employees, staff)
    await insertAll(tx, suppliers, sources)
    await insertAll(tx, professionals, freelancers)
    await insertAll(tx, clients, customers)
    await insertAll(tx, contacts, persons)
    await insertAll(tx, pipelines, sales.pipelines)
    await insertAll(tx, stages, sales.stages)
    await insertAll(tx, deals, chances)
    await insertAll(tx, projects, works)
    await insertAll(tx, tasks, todo)
    await insertAll(tx, orders, traded)
    await insertAll(
      tx,
      notes,
      times(400, () => {
        const customer = dice.pick(customers)
        const subject = { subjectType: 'clients' as const, subjectId: customer.id }
        return { ...record(stage, customer), ...subject, text: dice.pick(remarks) }
      }),
    )
    const names = new Map(people.map(({ row }) => [row.id, row.fullName]))
    for (const told of [
      { type: 'clients', rows: customers, before: 'lead' },
      { type: 'deals', rows: chances, before: 'open' },
      { type: 'projects', rows: works, before: 'planning' },
      { type: 'orders', rows: traded, before: 'pending' },
    ] as const)
      await insertAll(tx, auditLog, historyOf(dice, { ...told, people: names }))
    await saveSettings(tx, { companyName: 'Imprenta Ñandú & Søn', currency: 'EUR' })
  })
  await db.execute(sql`analyze`)
  return people.map(({ account }) => account)
}
