/** The kinds of record, by the name that stands in URLs, the access table and the audit log. */
export const entities = [
  'clients',
  'contacts',
  'employees',
  'suppliers',
  'professionals',
  'pipelines',
  'stages',
  'deals',
  'projects',
  'tasks',
  'orders',
] as const
export type Entity = (typeof entities)[number]

/** What hangs on one record of any kind, by (subject type, subject id). */
export const attachments = ['notes', 'files'] as const
export type Attachment = (typeof attachments)[number]

/** The kinds of record that come from files. An order has lines, and a cell has no room for them. */
export const importKinds = [
  'clients',
  'contacts',
  'employees',
  'suppliers',
  'professionals',
  'deals',
  'projects',
  'tasks',
] as const satisfies readonly Entity[]
export type ImportKind = (typeof importKinds)[number]
