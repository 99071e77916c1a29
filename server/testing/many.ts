import { sql } from 'drizzle-orm'
import type { Entity } from '#domain/entities.ts'
import { db } from '../database.ts'

/** Every 500th row has the rare value, so that an index is worth it: `$` is the row's number. */
const rarely = (rare: string, else_: string) => `case when $ % 500 = 0 then ${rare} else ${else_} end`
const key = (kind: string) => `md5('${kind}' || ($ % 997))::uuid`
const day = `date '2020-01-01' + $ % 2000`

/** What each kind of record is filled with, as SQL expressions by column. References are off while they are filled. */
const columns: Record<Entity, Record<string, string>> = {
  clients: {
    full_name: `'Client ' || md5($::text)`,
    email: `'c' || $ || '@example.com'`,
    status: rarely(`'lead'`, `'active'`),
    rating: rarely('1', '2 + $ % 4'),
    tags: rarely(`array['vip']`, `'{}'::text[]`),
    account_manager_id: key('employees'),
  },
  contacts: {
    full_name: `'Contact ' || md5($::text)`,
    email: `'c' || $ || '@example.com'`,
    client_id: key('clients'),
    is_primary: rarely('true', 'false'),
    tags: rarely(`array['vip']`, `'{}'::text[]`),
  },
  employees: {
    full_name: `'Employee ' || md5($::text)`,
    position: `'Clerk'`,
    department: `'D' || $ % 997`,
    email: `'c' || $ || '@example.com'`,
    status: rarely(`'on_leave'`, `'active'`),
    manager_id: key('employees'),
  },
  suppliers: {
    company_name: `'Supplier ' || md5($::text)`,
    email: `'c' || $ || '@example.com'`,
    category: `'C' || $ % 997`,
    status: rarely(`'inactive'`, `'active'`),
    rating: rarely('1', '2'),
    tags: rarely(`array['vip']`, `'{}'::text[]`),
  },
  professionals: {
    full_name: `'Professional ' || md5($::text)`,
    email: `'c' || $ || '@example.com'`,
    availability: rarely(`'busy'`, `'available'`),
    status: rarely(`'inactive'`, `'active'`),
    rating: rarely('1', '2'),
    tags: rarely(`array['vip']`, `'{}'::text[]`),
  },
  pipelines: { name: `'Pipeline c' || $`, position: '$' },
  stages: {
    name: `'Stage c' || $`,
    pipeline_id: key('pipelines'),
    position: '$',
    probability: '50',
    colour: `'gray'`,
  },
  deals: {
    title: `'Deal c' || $`,
    client_id: key('clients'),
    pipeline_id: key('pipelines'),
    stage_id: key('stages'),
    value: '($ % 10000)::numeric',
    currency: `'EUR'`,
    expected_close_date: day,
    owner_id: key('users'),
    status: rarely(`'lost'`, `'open'`),
  },
  projects: {
    name: `'Project c' || $`,
    client_id: key('clients'),
    status: rarely(`'on_hold'`, `'planning'`),
    deadline: day,
    members: `array[${key('users')}]`,
  },
  tasks: {
    title: `'Task c' || $`,
    status: rarely(`'blocked'`, `'todo'`),
    priority: rarely(`'urgent'`, `'low'`),
    due_date: day,
    assigned_to: key('users'),
    project_id: key('projects'),
    subject_type: `'clients'`,
    subject_id: key('clients'),
  },
  orders: {
    notes: `'Order c' || $`,
    client_id: key('clients'),
    status: rarely(`'shipped'`, `'pending'`),
    order_date: day,
    lines: `jsonb_build_array(jsonb_build_object('quantity', '1.00', 'unitPrice', ($ % 100)::text, 'taxRate', '21.00'))`,
  },
}

/** Fills a table with so many rows. What they refer to does not exist: here only plans and speed are looked at. */
export const fillMany = (entity: Entity, rows: number) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    const given = {
      id: 'gen_random_uuid()',
      created_at: `now() - $ * interval '1 minute'`,
      ...columns[entity],
    }
    const names = Object.keys(given)
      .map((name) => `"${name}"`)
      .join(', ')
    const values = Object.values(given).join(', ').replaceAll('$', 'n')
    await tx.execute(
      sql.raw(`insert into ${entity} (${names}) select ${values} from generate_series(1, ${rows}) n`),
    )
  })

/** A value that few of those rows have, for each column that can be filtered by and has one. */
export const rareValues = async (entity: Entity, filter: readonly string[]) => {
  const found: [string, unknown][] = []
  for (const name of filter) {
    const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const { rows } = await db.execute<{ value: unknown }>(
      sql.raw(
        `select "${column}" as value from ${entity} where "${column}" is not null group by 1 order by count(*), 1 limit 1`,
      ),
    )
    const value = rows[0]?.value
    if (value !== undefined) found.push([name, Array.isArray(value) ? value[0] : value])
  }
  return found
}
