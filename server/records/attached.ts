import { and, desc, eq, isNotNull, isNull, lt, type SQL } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { z } from 'zod'
import type { Queryable } from '#db/client.ts'
import { type Scope, scopeOf } from '#domain/access.ts'
import type { Attachment, Entity } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { notFound } from '../errors.ts'
import { visibleColumns } from './fields.ts'
import { onlyForward, pageLimit } from './list-input.ts'
import { madeBy } from './mine.ts'
import { visibleSubject } from './subject.ts'
import { within } from './visible.ts'

/** What every row has that hangs on a record. */
type Hanging = {
  id: string
  archivedAt: string | null
  version: number
  createdBy: string | null
  subjectType: Entity
  subjectId: string
}

/** A table of what hangs on records of any kind. */
export type AttachedTable = PgTable & Record<keyof Hanging | 'updatedAt', PgColumn>
export type Attached<T extends AttachedTable = AttachedTable> = { name: Attachment; table: T }
/** A row as it leaves the house. */
export type AttachedRow<T extends AttachedTable> = Omit<T['$inferSelect'], 'searchText'> & Hanging

/** The rows among those on visible records that a scope reaches: `own` are those that one made oneself. */
const reached = ({ table }: Attached, scope: Scope, actor: Actor): SQL | undefined =>
  within({ own: (me) => madeBy(table, me) }, scope, actor)

const inTrash = ({ table }: Attached, trash: boolean | undefined) =>
  trash ? isNotNull(table.archivedAt) : isNull(table.archivedAt)

/** A page of what hangs on something. The cursor is the id of the last row that was read. */
export const pageInput = {
  /** The trash, as far as one may restore from it. */
  archived: z.stringbool({ error: 'not_an_option' }).or(z.boolean()).optional(),
  cursor: z.uuid({ error: 'uuid' }).nullish(),
  direction: onlyForward,
  limit: pageLimit,
}
type PageAsked = z.output<z.ZodObject<typeof pageInput>>

/** Newest first: an id says when it was made, and the walk neither skips nor repeats a row while others write. */
export const pageOfAttached = async <T extends AttachedTable>(
  of: Attached<T>,
  { actor, scope }: { actor: Actor; scope: Scope },
  where: SQL | undefined,
  { archived, cursor, limit }: PageAsked,
): Promise<{ items: AttachedRow<T>[]; nextCursor: string | null }> => {
  const { table } = of
  const reach = archived ? scopeOf(actor.role, of.name, 'restore') : scope
  const rows = await db
    .select(visibleColumns(table))
    .from(table as AttachedTable)
    .where(
      and(where, inTrash(of, archived), reached(of, reach, actor), cursor ? lt(table.id, cursor) : undefined),
    )
    .orderBy(desc(table.id))
    .limit(limit + 1)
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly AttachedRow.
  const items = rows.slice(0, limit) as AttachedRow<T>[]
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** The rows that hang on one record, as a condition; NOT_FOUND when the actor may not read that record. */
export const onSubject = async (
  { table }: Attached,
  actor: Actor,
  { subjectType, subjectId }: Pick<Hanging, 'subjectType' | 'subjectId'>,
) => {
  await visibleSubject(db, actor, { type: subjectType, id: subjectId })
  return and(eq(table.subjectType, subjectType), eq(table.subjectId, subjectId))
}

/**
 * One row that the actor may read, on a record that they may read, or NOT_FOUND. `trash` looks in the trash instead;
 * `lock` holds the row until the transaction ends.
 */
export const visibleAttached = async <T extends AttachedTable>(
  tx: Queryable,
  of: Attached<T>,
  { actor, id }: { actor: Actor; id: string },
  { trash = false, lock = false } = {},
): Promise<AttachedRow<T>> => {
  const reach = reached(of, scopeOf(actor.role, of.name, 'read'), actor)
  const query = tx
    .select(visibleColumns(of.table))
    .from(of.table as AttachedTable)
    .where(and(eq(of.table.id, id), inTrash(of, trash), reach))
  const [found] = lock ? await query.for('update') : await query
  if (!found) throw notFound()
  // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly AttachedRow.
  const row = found as AttachedRow<T>
  await visibleSubject(tx, actor, { type: row.subjectType, id: row.subjectId })
  return row
}
