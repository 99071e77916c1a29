import { and, asc, eq, gt, sql } from 'drizzle-orm'
import { importRows, imports } from '#db/schema/imports.ts'
import { scopeOf } from '#domain/access.ts'
import { maxBulk } from '#domain/list.ts'
import { db } from '../database.ts'
import type { Payload } from '../jobs/kinds.ts'
import type { Run } from '../jobs/run-job.ts'
import { changeMany } from '../records/bulk.ts'
import { registry } from '../records/registry.ts'
import type { Asking } from '../records/write.ts'
import { askingOf } from './asking.ts'
import { note } from './note.ts'

type Row = { line: number; recordId: string }

/** The next records that the import added, by their rows. */
const nextRows = async (id: string, after: number): Promise<Row[]> => {
  const rows = await db
    .select({ line: importRows.line, recordId: importRows.recordId })
    .from(importRows)
    .where(and(eq(importRows.importId, id), eq(importRows.outcome, 'added'), gt(importRows.line, after)))
    .orderBy(asc(importRows.line))
    .limit(maxBulk)
  return rows.flatMap(({ line, recordId }) => (recordId ? [{ line, recordId }] : []))
}

const takeBack = async (id: string, of: keyof typeof registry, asking: Asking, rows: Row[]) => {
  // Its first version: what somebody has worked on since stays.
  const { results } = await changeMany(registry[of], asking, {
    records: rows.map(({ recordId }) => ({ id: recordId, version: 1 })),
    patch: { archivedAt: new Date().toISOString() },
    action: 'archive',
  })
  // Not found is what is in the trash already.
  const gone = new Set(
    results.filter(({ outcome }) => outcome === 'done' || outcome === 'not_found').map((one) => one.id),
  )
  const undone = rows.filter(({ recordId }) => gone.has(recordId))
  if (undone.length === 0) return
  await db.transaction(async (tx) => {
    await note(
      tx,
      id,
      undone.map((row) => ({ ...row, outcome: 'undone' })),
    )
    await tx
      .update(imports)
      .set({
        added: sql`${imports.added} - ${undone.length}`,
        undone: sql`${imports.undone} + ${undone.length}`,
      })
      .where(eq(imports.id, id))
  })
}

/** Moves what an import added to the trash, but for what was changed or is there already. */
export const undoRows = async (payload: Payload<'imports.undo'>, { signal }: Run): Promise<void> => {
  const { id } = payload
  const [found] = await db.select().from(imports).where(eq(imports.id, id))
  const asking = await askingOf(payload)
  if (found && asking) {
    const scope = scopeOf(asking.actor.role, found.of, 'archive')
    for (let after = 0, rows = await nextRows(id, after); rows.length > 0; rows = await nextRows(id, after)) {
      signal.throwIfAborted()
      await takeBack(id, found.of, { ...asking, scope }, rows)
      after = rows.at(-1)?.line ?? after
    }
  }
  await db
    .update(imports)
    .set({ state: 'undone', finishedAt: sql`now()` })
    .where(and(eq(imports.id, id), eq(imports.state, 'undoing')))
}
