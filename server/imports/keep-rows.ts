import { eq, sql } from 'drizzle-orm'
import { v7 } from 'uuid'
import { importRows, imports } from '#db/schema/imports.ts'
import type { Import } from '#domain/imports.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { guessMapping } from './guess.ts'
import { type FileRow, readCsv } from './read-file.ts'
import { readImport } from './visible.ts'

/** Rows that go into one INSERT. */
const portion = 1_000

/** Keeps the rows of a file that was brought, all or none, and says how it is probably to be understood. */
export const keepRows = async (
  actor: Actor,
  { of, name }: { of: Import['of']; name: string },
  bytes: Uint8Array,
): Promise<Import> => {
  const portions = readCsv(bytes, portion)
  const first = await portions.next()
  // A file without rows is refused while it is read.
  if (first.done) throw new Error('a file without rows was read')
  const { columns } = first.value
  const mapping = await guessMapping(actor, { of, columns, rows: first.value.rows.map(({ cells }) => cells) })
  const id = v7()
  await db.transaction(async (tx) => {
    await tx.insert(imports).values({ id, of, fileName: name, columns, mapping, createdBy: actor.id })
    let total = 0
    const keep = async (rows: FileRow[]) => {
      await tx.execute(sql`
        insert into ${importRows} (import_id, line, cells)
        select ${id}, line, cells from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
          as rows (line integer, cells text[])`)
      total += rows.length
    }
    await keep(first.value.rows)
    for await (const { rows } of portions) await keep(rows)
    await tx.update(imports).set({ total }).where(eq(imports.id, id))
  })
  return readImport(actor, id)
}
