import { eq, sql } from 'drizzle-orm'
import type { Action } from '#domain/access.ts'
import { db } from '../database.ts'
import { forbidden } from '../errors.ts'
import { type Attached, type AttachedRow, type AttachedTable, visibleAttached } from './attached.ts'
import { audit } from './audit.ts'
import { changesOf } from './changes.ts'
import { visibleColumns } from './fields.ts'
import { visibleSubject } from './subject.ts'
import { type Asking, versionConflict } from './write.ts'

type New<T extends AttachedTable> = T['$inferInsert'] & Pick<AttachedRow<T>, 'subjectType' | 'subjectId'>
type Change = {
  id: string
  version?: number | undefined
  patch: Record<string, unknown>
  action: Action
  trash?: boolean
}

/** A line stands in the history of the record, where people look, and names what it is about. */
const lineOf = ({ name }: Attached, row: AttachedRow<AttachedTable>, action: Action) => ({
  action: `${name}.${action}`,
  subject: { type: row.subjectType, id: row.subjectId },
})

/** What a line says beside the changes: which one it was, and its name if it has one. */
const naming = (row: AttachedRow<AttachedTable>) =>
  Object.fromEntries(
    Object.entries(row)
      .filter(([field]) => field === 'id' || field === 'name')
      .map(([field, value]) => [field, { before: value, after: value }]),
  )

/** Hangs something on a record that the actor may read. The actor becomes its `createdBy`. */
export const attach = async <T extends AttachedTable>(
  of: Attached<T>,
  asking: Asking,
  values: New<T>,
): Promise<AttachedRow<T>> =>
  db.transaction(async (tx) => {
    const { subjectType, subjectId, ...said } = values
    await visibleSubject(tx, asking.actor, { type: subjectType, id: subjectId })
    const [created] = await tx
      .insert(of.table as AttachedTable)
      // Checked as T's own insert type at the call; Drizzle cannot follow it through a generic table.
      .values({ ...values, createdBy: asking.actor.id } as never)
      .returning(visibleColumns(of.table))
    // One row went in, so one comes back; see visibleAttached.
    const row = created as AttachedRow<T>
    await audit(tx, asking, { ...lineOf(of, row, 'create'), changes: changesOf({}, { ...said, id: row.id }) })
    return row
  })

/**
 * Changes one of what hangs on records, together with its line in the history of its record. One that the actor can read
 * but not change is refused; a stale `version` is a conflict; a patch that changes nothing saves nothing.
 */
export const changeAttached = async <T extends AttachedTable>(
  of: Attached<T>,
  asking: Asking,
  { id, version, patch, action, trash = false }: Change,
): Promise<AttachedRow<T>> =>
  db.transaction(async (tx) => {
    const { actor, scope } = asking
    const before = await visibleAttached(tx, of, { actor, id }, { trash, lock: true })
    if (scope === 'none' || (scope === 'own' && before.createdBy !== actor.id)) throw forbidden()
    if (version !== undefined && version !== before.version) throw versionConflict()
    const changes = changesOf(before, patch)
    if (Object.keys(changes).length === 0) return before
    const [after] = await tx
      .update(of.table as AttachedTable)
      // The patch is the output of the procedure's input, whose fields are columns.
      .set({ ...patch, version: sql`${of.table.version} + 1`, updatedAt: sql`now()` } as never)
      .where(eq(of.table.id, id))
      .returning(visibleColumns(of.table))
    await audit(tx, asking, { ...lineOf(of, before, action), changes: { ...naming(before), ...changes } })
    return after as AttachedRow<T>
  })

/** Moves it to the trash, where it is neither listed nor read nor downloaded. */
export const archiveAttached = <T extends AttachedTable>(
  of: Attached<T>,
  asking: Asking,
  { id, version }: { id: string; version?: number | undefined },
) =>
  changeAttached(of, asking, {
    id,
    version,
    patch: { archivedAt: new Date().toISOString() },
    action: 'archive',
  })

/** Takes it out of the trash. */
export const restoreAttached = <T extends AttachedTable>(
  of: Attached<T>,
  asking: Asking,
  { id }: { id: string },
) => changeAttached(of, asking, { id, patch: { archivedAt: null }, action: 'restore', trash: true })
