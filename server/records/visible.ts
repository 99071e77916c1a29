import { and, eq, isNull, type SQL, sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import type { Scope } from '#domain/access.ts'
import type { Actor } from '../context.ts'
import { notFound } from '../errors.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { visibleColumns } from './fields.ts'

/** The rows that a scope reaches, as a condition: the one place where rights become SQL. */
export const within = (of: Pick<Entity, 'own'>, scope: Scope, actor: Actor): SQL | undefined => {
  if (scope === 'all') return undefined
  return scope === 'own' ? of.own(actor) : sql`false`
}

type Seen<T extends RecordTable> = { of: Entity<T>; scope: Scope; actor: Actor; id: string }

/**
 * One row that the scope reaches, or NOT_FOUND, whether it is absent, hidden or in the trash.
 * `trash: true` looks in the trash instead, `'either'` in both. `lock` holds the row until the transaction ends.
 */
export const visibleRow = async <T extends RecordTable>(
  tx: Queryable,
  { of, scope, actor, id }: Seen<T>,
  { trash = false, lock = false }: { trash?: boolean | 'either'; lock?: boolean } = {},
): Promise<RowOf<T>> => {
  const { table } = of
  const where = and(
    eq(table.id, id),
    within(of, scope, actor),
    trash === 'either' ? undefined : trash ? sql`${table.archivedAt} is not null` : isNull(table.archivedAt),
  )
  const query = tx
    .select(visibleColumns(table))
    .from(table as RecordTable)
    .where(where)
  const [row] = lock ? await query.for('update') : await query
  if (!row) throw notFound()
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
  return row as RowOf<T>
}
