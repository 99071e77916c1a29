import { sql } from 'drizzle-orm'
import type { Queryable } from '#db/client.ts'
import { importRows } from '#db/schema/imports.ts'
import type { Told } from './add-rows.ts'

/** Writes down what became of rows, in one statement. */
export const note = async (tx: Queryable, id: string, rows: Told[]) => {
  const told = rows.map(({ line, outcome, recordId, errors = [] }) => ({
    line,
    outcome,
    record_id: recordId ?? null,
    errors,
  }))
  await tx.execute(sql`
    update ${importRows} set outcome = told.outcome, record_id = told.record_id, errors = told.errors
    from jsonb_to_recordset(${JSON.stringify(told)}::jsonb)
      as told (line integer, outcome text, record_id uuid, errors jsonb)
    where ${importRows.importId} = ${id} and ${importRows.line} = told.line`)
}
