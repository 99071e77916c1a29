import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import type { Queryable } from '#db/client.ts'
import { type Action, type Scope, scopeOf } from '#domain/access.ts'
import type { Actor, RequestFacts } from '../context.ts'
import { db } from '../database.ts'
import { forbidden, Problem } from '../errors.ts'
import { audit } from './audit.ts'
import { changesOf } from './changes.ts'
import type { Entity, RecordTable, RowOf } from './entity.ts'
import { visibleColumns } from './fields.ts'
import { requireReferences } from './referred.ts'
import { visibleRow, within } from './visible.ts'

/** Who asks, in which request, and how far their right to this action reaches. */
export type Asking = { actor: Actor; scope: Scope; request: Pick<RequestFacts, 'id' | 'ip' | 'tab'> }

/** Somebody else was faster. The caller reads the record again and decides; nothing of theirs was saved or lost. */
export const versionConflict = () =>
  new Problem(
    'CONFLICT',
    'version_conflict',
    'Someone changed this record since you opened it. Read it again, then repeat your change.',
  )

/** What all kinds of record have in common is enough to look at what one refers to. */
export const plain = (of: unknown) => of as Entity

/** Creates records within a transaction, with a line in the audit log for each; answers them in the order of the inputs. */
export const createManyIn = async <T extends RecordTable>(
  tx: Queryable,
  of: Entity<T>,
  { actor, request }: Asking,
  inputs: Record<string, unknown>[],
): Promise<(RowOf<T> & { id: string })[]> => {
  const all = inputs.map((input) => ({ id: v7(), input, before: {}, changes: changesOf({}, input) }))
  await requireReferences(tx, plain(of), actor, all)
  const rows = await tx
    .insert(of.table as RecordTable)
    // The entity's facts were checked field by field against the table's insert type (see `entity`).
    .values(all.map(({ id, input }) => ({ ...input, id, createdBy: actor.id })) as never)
    .returning(visibleColumns(of.table))
  await audit(
    tx,
    { request, actor },
    ...all.map(({ id, changes }) => ({
      action: `${of.name}.create`,
      subject: { type: of.name, id },
      changes,
    })),
  )
  // As many came back as went in; Drizzle cannot type a selection made from a generic table.
  const created = new Map((rows as (RowOf<T> & { id: string })[]).map((row) => [row.id, row]))
  return all.flatMap(({ id }) => created.get(id) ?? [])
}

/** Creates a record. The actor becomes its `createdBy`. */
export const createRecord = <T extends RecordTable>(
  of: Entity<T>,
  asking: Asking,
  input: Record<string, unknown>,
): Promise<RowOf<T>> =>
  db.transaction(async (tx) => {
    const [created] = await createManyIn(tx, of, asking, [input])
    if (!created) throw new Error('a record was not created')
    return created
  })

/**
 * The row that an action may change, locked until the transaction ends. A row that the actor cannot even read is not
 * found; one that they can read but not change is refused.
 */
export const changeableRow = async <T extends RecordTable>(
  tx: Queryable,
  of: Entity<T>,
  { actor, scope }: Asking,
  id: string,
  trash: boolean,
) => {
  const seen = await visibleRow(
    tx,
    { of, scope: scopeOf(actor.role, of.name, 'read'), actor, id },
    { trash, lock: true },
  )
  if (scope === 'all') return seen
  const mine = within(of, scope, actor)
  const [allowed] = await tx
    .select({ id: of.table.id })
    .from(of.table as RecordTable)
    .where(and(eq(of.table.id, id), mine))
  if (!allowed) throw forbidden()
  return seen
}

/** In the record that carries one's own login one changes contact details, not rates, limits or what others say. */
export const outsideSelf = (
  { selfFields = [] }: Pick<Entity, 'selfFields'>,
  { actor, scope }: Asking,
  row: Record<string, unknown>,
  changes: object,
) =>
  scope === 'own' &&
  row.userId === actor.id &&
  Object.keys(changes).some((field) => !selfFields.includes(field))

type Change = {
  id: string
  version?: number | undefined
  patch: Record<string, unknown>
  action: Action
  trash?: boolean
}

/** Changes one record within a transaction; see `changeRecord`. */
export const changeIn = async <T extends RecordTable>(
  tx: Queryable,
  of: Entity<T>,
  asking: Asking,
  { id, version, patch, action, trash = false }: Change,
): Promise<RowOf<T>> => {
  const before = await changeableRow(tx, of, asking, id, trash)
  const row = before as Record<string, unknown>
  if (version !== undefined && version !== row.version) throw versionConflict()
  const changes = changesOf(row, patch)
  if (Object.keys(changes).length === 0) return before
  if (outsideSelf(of, asking, row, changes)) throw forbidden()
  await requireReferences(tx, plain(of), asking.actor, [{ before: row, changes }])
  const [after] = await tx
    .update(of.table as RecordTable)
    // See createManyIn: the fields were checked against the table.
    .set({ ...patch, version: sql`${of.table.version} + 1`, updatedAt: sql`now()` } as never)
    .where(eq(of.table.id, id))
    .returning(visibleColumns(of.table))
  await audit(tx, asking, { action: `${of.name}.${action}`, subject: { type: of.name, id }, changes })
  return after as RowOf<T>
}

/**
 * Changes one record in one transaction together with its line in the audit log. A stale `version` is a conflict; a
 * patch that changes nothing saves nothing and keeps the version.
 */
export const changeRecord = <T extends RecordTable>(
  of: Entity<T>,
  asking: Asking,
  change: Change,
): Promise<RowOf<T>> => db.transaction((tx) => changeIn(tx, of, asking, change))

/** Moves a record to the trash. What is there already is not found. */
export const archiveRecord = <T extends RecordTable>(
  of: Entity<T>,
  asking: Asking,
  { id, version }: { id: string; version?: number | undefined },
) =>
  changeRecord(of, asking, {
    id,
    version,
    patch: { archivedAt: new Date().toISOString() },
    action: 'archive',
  })

/** Takes a record out of the trash. */
export const restoreRecord = <T extends RecordTable>(of: Entity<T>, asking: Asking, { id }: { id: string }) =>
  changeRecord(of, asking, { id, patch: { archivedAt: null }, action: 'restore', trash: true })

/** The whole of a record's fields, for PUT: what is not sent goes back to its default or to nothing. */
export const wholePatch = (of: Entity, input: Record<string, unknown>): Record<string, unknown> => {
  const columns = getTableColumns(of.table)
  return Object.fromEntries(
    Object.keys(of.input.shape)
      .filter((name) => name in columns)
      .map((name) => [name, input[name] ?? null]),
  )
}
