import { and, asc, eq, isNull, type SQL, sql } from 'drizzle-orm'
import { pipelines, stages } from '#db/schema/pipelines.ts'
import { db } from '../database.ts'
import { audit } from '../records/audit.ts'
import { statedEntity } from '../records/entity.ts'
import { type Asking, changeableRow } from '../records/write.ts'

type Where = { id: string; to: number }

/** Both have the columns that this is about; Drizzle cannot update "one of several tables". */
const tables = { pipelines, stages: stages as unknown as typeof pipelines }

/** The stages of the same pipeline; pipelines stand side by side. */
const siblings = (row: Record<string, unknown>): SQL | undefined =>
  typeof row.pipelineId === 'string' ? eq(stages.pipelineId, row.pipelineId) : undefined

/**
 * Puts a pipeline, or a stage within its pipeline, at a place among its siblings (0 is the first; beyond the end is the
 * last), and numbers them anew. What gets another position has a line in its history.
 */
export const move = (name: keyof typeof tables, asking: Asking, { id, to }: Where) =>
  db.transaction(async (tx) => {
    const table = tables[name]
    // Two who move at once wait here for each other, and the second renumbers what the first has left.
    await tx.execute(sql`lock table ${table} in share row exclusive mode`)
    const row = await changeableRow(tx, statedEntity(name), asking, id, false)
    const all = await tx
      .select({ id: table.id, position: table.position })
      .from(table)
      .where(and(isNull(table.archivedAt), siblings(row)))
      .orderBy(asc(table.position), asc(table.id))
    const others = all.filter((one) => one.id !== id)
    const next = [...others.slice(0, to), ...all.filter((one) => one.id === id), ...others.slice(to)]
    for (const [position, { id: one, position: before }] of next.entries()) {
      if (position === before) continue
      await tx
        .update(table)
        .set({ position, version: sql`${table.version} + 1`, updatedAt: sql`now()` })
        .where(eq(table.id, one))
      await audit(tx, asking, {
        action: `${name}.update`,
        subject: { type: name, id: one },
        changes: { position: { before, after: position } },
      })
    }
    return { id, position: next.findIndex((one) => one.id === id) }
  })
