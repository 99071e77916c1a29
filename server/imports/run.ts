import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { importRows, imports } from '#db/schema/imports.ts'
import { scopeOf } from '#domain/access.ts'
import { type RowOutcome, rowOutcomes } from '#domain/imports.ts'
import { db } from '../database.ts'
import { requireSpaceFor } from '../disk/reserve.ts'
import type { Payload } from '../jobs/kinds.ts'
import type { Run } from '../jobs/run-job.ts'
import { addRows, type Plan } from './add-rows.ts'
import { askingOf } from './asking.ts'
import { importFields } from './fields.ts'
import { note } from './note.ts'

/** So many rows are one transaction: what is lost with the process is done again, and a Cancel waits for no more. */
const portion = 100

/** Adds the next rows; false when none are left, or somebody has cancelled. */
const addSome = (id: string, asking: Plan['asking'], known: Plan['known']) =>
  db.transaction(async (tx) => {
    const [found] = await tx.select().from(imports).where(eq(imports.id, id)).for('update')
    if (found?.state !== 'running') return false
    const rows = await tx
      .select({ line: importRows.line, cells: importRows.cells })
      .from(importRows)
      .where(and(eq(importRows.importId, id), isNull(importRows.outcome)))
      .orderBy(asc(importRows.line))
      .limit(portion)
    if (rows.length === 0) {
      await tx.update(imports).set({ state: 'done', finishedAt: sql`now()` }).where(eq(imports.id, id))
      return false
    }
    const { of, mapping } = found
    const plan: Plan = { of, mapping, asking, known, fields: importFields(of) }
    const told = await addRows(tx, plan, rows)
    await note(tx, id, told)
    const count = (outcome: RowOutcome) => told.filter((row) => row.outcome === outcome).length
    await tx
      .update(imports)
      .set(
        Object.fromEntries(
          rowOutcomes.map((outcome) => [outcome, sql`${imports[outcome]} + ${count(outcome)}`]),
        ),
      )
      .where(eq(imports.id, id))
    return true
  })

/** Adds the rows of an import, portion by portion, until all were taken or it was cancelled. Goes on where it stopped. */
export const runImport = async (payload: Payload<'imports.run'>, { signal }: Run): Promise<void> => {
  const { id } = payload
  const [found] = await db.select({ of: imports.of }).from(imports).where(eq(imports.id, id))
  const asking = found && (await askingOf(payload))
  if (!asking || scopeOf(asking.actor.role, found.of, 'create') === 'none') {
    // Whoever asked for it has left, or has another role by now.
    await db.update(imports).set({ state: 'cancelled', finishedAt: sql`now()` }).where(eq(imports.id, id))
    return
  }
  const known: Plan['known'] = new Map()
  do {
    signal.throwIfAborted()
    await requireSpaceFor({ path: 'imports.run', type: 'mutation' })
  } while (await addSome(id, asking, known))
}
