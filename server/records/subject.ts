import { and, isNull, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { Queryable } from '#db/client.ts'
import { scopeOf } from '#domain/access.ts'
import { type Entity as EntityName, entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { registry } from './registry.ts'
import { visibleRow, within } from './visible.ts'

/** A record of any kind, that something hangs on. */
export type Subject = { type: EntityName; id: string }

/** The record, if the actor may read it and it is not in the trash, or NOT_FOUND: what hangs on it is reached this way. */
export const visibleSubject = (tx: Queryable, actor: Actor, { type, id }: Subject) =>
  visibleRow(tx, { of: registry[type], scope: scopeOf(actor.role, type, 'read'), actor, id })

/** The same as a condition: those rows that hang on a record, of whatever kind, that the actor may read. */
export const onVisibleSubject = (
  row: Record<'subjectType' | 'subjectId', PgColumn>,
  actor: Actor,
): SQL<boolean> => {
  const kinds = entities.map((type) => {
    const of = registry[type]
    const scope = scopeOf(actor.role, type, 'read')
    return db
      .select({ type: sql`${type}::text`, id: of.table.id })
      .from(of.table)
      .where(and(isNull(of.table.archivedAt), within(of, scope, actor)))
  })
  return sql`(${row.subjectType}, ${row.subjectId}) in (${sql.join(kinds, sql` union all `)})`
}
