import { and, eq, getTableColumns, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { users } from '#db/schema/users.ts'
import { scopeOf } from '#domain/access.ts'
import type { Entity as EntityName } from '#domain/entities.ts'
import type { ReferenceTarget } from '#domain/fields.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import type { RecordTable } from '../records/entity.ts'
import { registry } from '../records/registry.ts'
import { matches } from '../records/search.ts'
import { within } from '../records/visible.ts'

type Named = Pick<RecordTable, 'id' | 'archivedAt' | 'searchText'>
type Target = { table: RecordTable | typeof users; title: string; code?: string | undefined }

/** By what people call a record in a file; a company only where nothing is called so itself: several may be of one. */
const callings = ({ title, code }: Target): string[][] => [
  [title, 'email', 'username', ...(code ? [code] : [])],
  ['companyName'],
]

/** The search index finds the few that hold the words; of these it is the one that is called just so. */
const called = ({ table }: Target, names: string[], name: string): SQL | undefined => {
  const columns = Object.entries(getTableColumns(table)).filter(([column]) => names.includes(column))
  if (columns.length === 0) return undefined
  return and(
    matches(table as Named, name),
    or(...columns.map(([, column]) => sql`fold(${column}) = fold(${name})`)),
  )
}

const find = async (tx: Queryable, target: Target, name: string, reach: SQL | undefined) => {
  const { id, archivedAt } = target.table as Named
  const ways = z.uuid().safeParse(name).success
    ? [eq(id, name)]
    : callings(target).flatMap((names) => called(target, names, name) ?? [])
  for (const way of ways) {
    const rows = await tx
      .select({ id })
      .from(target.table as RecordTable)
      .where(and(isNull(archivedAt), reach, way))
      .orderBy(id)
      .limit(2)
    if (rows.length > 0) return rows.map((row) => String(row.id))
  }
  return []
}

/**
 * The records that are called so, by name, number, e-mail address or id, among those that the actor may read: none, the
 * one, or two of several. `further` narrows them.
 */
export const lookUp = (
  actor: Actor,
  to: ReferenceTarget,
  name: string,
  tx: Queryable = db,
  further?: SQL,
): Promise<string[]> => {
  if (to === 'users') return find(tx, { table: users, title: 'fullName' }, name, undefined)
  const of = registry[to]
  return find(tx, of, name, and(within(of, scopeOf(actor.role, to, 'read'), actor), further))
}

/** The records of a kind that have these e-mail addresses, by address; one that nobody has is not among them. */
export const twinsOf = async (
  tx: Queryable,
  actor: Actor,
  kind: EntityName,
  emails: string[],
): Promise<Map<string, string[]>> => {
  const of = registry[kind]
  const { table } = of
  const { email } = getTableColumns(table)
  const found = new Map<string, string[]>()
  if (!email || emails.length === 0) return found
  const reach = within(of, scopeOf(actor.role, kind, 'read'), actor)
  const rows = await tx
    .select({ id: table.id, email })
    .from(table)
    .where(and(isNull(table.archivedAt), reach, inArray(email, emails)))
    .orderBy(table.id)
  for (const row of rows)
    found.set(String(row.email), [...(found.get(String(row.email)) ?? []), String(row.id)])
  return found
}
