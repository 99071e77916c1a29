import { and, eq, isNull, or, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Queryable } from '#db/client.ts'
import { type Scope, scopeOf } from '#domain/access.ts'
import { type Entity as EntityName, entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import type { Entity } from './entity.ts'
import { registry } from './registry.ts'
import { visibleRow, within } from './visible.ts'

/** A record of any kind, that something hangs on. */
export type Subject = { type: EntityName; id: string }

/**
 * The record, if the actor may read it, or NOT_FOUND: what hangs on it is reached this way. Not in the trash, unless
 * `trash` says that either will do.
 */
export const visibleSubject = (
  tx: Queryable,
  actor: Actor,
  { type, id }: Subject,
  where?: { trash: 'either' },
) => visibleRow(tx, { of: registry[type], scope: scopeOf(actor.role, type, 'read'), actor, id }, where)

type Hanging = Record<'subjectType' | 'subjectId', PgColumn>
type Kind = { type: EntityName; of: Entity; scope: Scope }

/**
 * The record is there: looked up row by row, so that a page costs the look-ups of its own rows. Not EXISTS: PostgreSQL
 * would rather read every record of the kind into a hash first.
 */
const isThere = (row: Hanging, { type, of: { table } }: Kind) =>
  and(
    eq(row.subjectType, type),
    sql`(select ${table.archivedAt} is null from ${table} where ${table.id} = ${row.subjectId})`,
  )

/** The record is one of one's own: those are few, so they are gathered first. */
const isMine = (row: Hanging, actor: Actor, kinds: Kind[]) => {
  if (kinds.length === 0) return undefined
  const mine = kinds.map(({ type, of, scope }) =>
    db
      .select({ type: sql`${type}::text`, id: of.table.id })
      .from(of.table)
      .where(and(isNull(of.table.archivedAt), within(of, scope, actor))),
  )
  return sql`(${row.subjectType}, ${row.subjectId}) in (${sql.join(mine, sql` union all `)})`
}

/** The same as a condition: those rows that hang on a record, of whatever kind, that the actor may read. */
export const onVisibleSubject = (row: Hanging, actor: Actor): SQL => {
  const kinds = entities.map((type) => ({
    type,
    of: registry[type],
    scope: scopeOf(actor.role, type, 'read'),
  }))
  const whole = kinds.filter(({ scope }) => scope === 'all').map((kind) => isThere(row, kind))
  const own = kinds.filter(({ scope }) => scope === 'own')
  return or(...whole, isMine(row, actor, own)) ?? sql`false`
}
