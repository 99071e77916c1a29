import type { Entity } from '#domain/entities.ts'

/** Every 500th row has the rare value, so that an index is worth it: `$` is the row's number. */
const rarely = (rare: string, else_: string) => `case when $ % 500 = 0 then ${rare} else ${else_} end`
const key = (kind: string) => `md5('${kind}' || ($ % 997))::uuid`
const day = `date '2020-01-01' + $ % 2000`

/** What each kind of record is filled with, as SQL expressions by column. References are off while they are filled. */
const columns: Record<Entity, Record<string, string>> = {
  clients: {
    full_name: `(array['Acme','Borealis','Céleste','Dorado','Ürün','Fjord','Granada'])[1 + $ % 7] || ' ' || md5($::text)`,
    company_name: `'Company ' || $ % 997`,
    email: `'c' || $ || '@example.com'`,
    phone: `'+34 600 ' || $`,
    credit_limit: `($ % 10000) + 0.50`,
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

/**
 * The SQL that fills a table with the rows numbered `from` to `to`, a minute older each: quicker than any API, and only
 * for tests and figures. What they refer to need not exist, so the session must run with `session_replication_role`
 * set to `replica`.
 */
export const manyRows = (entity: Entity, from: number, to: number) => {
  const given = {
    id: 'gen_random_uuid()',
    created_at: `now() - $ * interval '1 minute'`,
    ...columns[entity],
  }
  const names = Object.keys(given)
    .map((name) => `"${name}"`)
    .join(', ')
  const values = Object.values(given).join(', ').replaceAll('$', 'n')
  return `insert into ${entity} (${names}) select ${values} from generate_series(${from}, ${to}) n`
}
