import { and, eq, getTableColumns, inArray, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
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

type Target = { table: RecordTable | typeof users; title: string; code?: string | undefined }

/**
 * By what people call a record in a file, one way after the other: its name; its number, e-mail address or username; and,
 * where nothing is called so itself, its company, which several may have. Each by an index of its own.
 */
const waysTo = ({ table, title, code }: Target, name: string): SQL[] => {
  if (z.uuid().safeParse(name).success) return [eq(table.id, name)]
  const columns = new Map<string, PgColumn>(Object.entries(getTableColumns(table)))
  const [named, number] = [columns.get(title), columns.get(code ?? '')]
  const [email, username] = [columns.get('email'), columns.get('username')]
  const companyName = columns.get('companyName')
  const ways = [
    named && sql`fold(${named}) = fold(${name})`,
    or(
      email && eq(email, name.toLowerCase()),
      username && eq(username, name.toLowerCase()),
      number && eq(number, name.toUpperCase()),
    ),
    companyName && and(matches(table, name), sql`fold(${companyName}) = fold(${name})`),
  ]
  return ways.filter((way) => way !== undefined)
}

const find = async (tx: Queryable, target: Target, name: string, reach: SQL | undefined) => {
  const { table } = target
  for (const way of waysTo(target, name)) {
    const rows = await tx
      .select({ id: table.id })
      .from(table as RecordTable)
      .where(and(isNull(table.archivedAt), reach, way))
      .orderBy(table.id)
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
