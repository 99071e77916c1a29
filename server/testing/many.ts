import { sql } from 'drizzle-orm'
import type { Entity } from '#domain/entities.ts'
import { db } from '../database.ts'
import { manyRows } from './many-rows.ts'

/** Fills a table with so many rows. What they refer to does not exist: here only plans and speed are looked at. */
export const fillMany = (entity: Entity, rows: number) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`set local session_replication_role = replica`)
    await tx.execute(sql.raw(manyRows(entity, 1, rows)))
  })

/** A value that few of those rows have, for each column that can be filtered by and has one. */
export const rareValues = async (entity: Entity, filter: readonly string[]) => {
  const found: [string, unknown][] = []
  for (const name of filter) {
    const column = name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
    const { rows } = await db.execute<{ value: unknown }>(
      sql.raw(
        `select "${column}" as value from ${entity} where "${column}" is not null group by 1 order by count(*), 1 limit 1`,
      ),
    )
    const value = rows[0]?.value
    if (value !== undefined) found.push([name, Array.isArray(value) ? value[0] : value])
  }
  return found
}
