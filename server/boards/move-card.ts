import { eq, sql } from 'drizzle-orm'
import { db } from '../database.ts'
import { audit } from '../records/audit.ts'
import { changesOf } from '../records/changes.ts'
import type { Entity, RowOf } from '../records/entity.ts'
import { visibleColumns } from '../records/fields.ts'
import { requireReferences } from '../records/referred.ts'
import { type Asking, changeableRow, plain, versionConflict } from '../records/write.ts'
import { type CardTable, lockOrder, type Place, rankAt, shorten } from './rank.ts'

type Move<T extends CardTable> = Place & {
  id: string
  version?: number | undefined
  /** What a card becomes by standing in its new column. */
  become: (row: RowOf<T>) => Record<string, unknown>
}

/**
 * Puts a card into a column, beside another card or before all, together with its line in the audit log. Who may change
 * the record may move it. A stale `version` is a conflict; a move within a column changes no field, and so no version.
 */
export const moveCard = async <T extends CardTable>(
  of: Entity<T>,
  asking: Asking,
  { id, version, become, ...place }: Move<T>,
): Promise<RowOf<T>> =>
  db.transaction(async (tx) => {
    await lockOrder(tx, of)
    const before = await changeableRow(tx, of, asking, id, false)
    const row = before as Record<string, unknown>
    if (version !== undefined && version !== row.version) throw versionConflict()
    const patch = become(before)
    const changes = changesOf(row, patch)
    await requireReferences(tx, plain(of), asking.actor, [{ before: row, changes }])
    const { rank, decimals } = await rankAt(tx, of, asking.actor, place)
    const changed = Object.keys(changes).length > 0
    const [after] = await tx
      .update(of.table as CardTable)
      // The patch is made of fields of the input, which were checked against the table (see `entity`).
      .set({
        ...patch,
        boardRank: rank,
        ...(changed && { version: sql`${of.table.version} + 1`, updatedAt: sql`now()` }),
      } as never)
      .where(eq(of.table.id, id))
      .returning(visibleColumns(of.table))
    await shorten(tx, of, decimals)
    await audit(tx, asking, { action: `${of.name}.move`, subject: { type: of.name, id }, changes })
    // Drizzle cannot type a selection made from a generic table; visibleColumns() is exactly RowOf.
    return after as RowOf<T>
  })
