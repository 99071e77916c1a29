import pg from 'pg'
import { embeddedConnection } from '#db/embedded.ts'
import { entities } from '#domain/entities.ts'
import { manyRows } from '#server/testing/many-rows.ts'
import type { Instance } from './instance.ts'

/** Fills every kind of record up to so many rows, straight into the database, and has it look at what it has got. */
export const fill = async ({ dataDir }: Instance, rows: number) => {
  const database = new pg.Client(embeddedConnection(dataDir))
  await database.connect()
  try {
    await database.query('set session_replication_role = replica')
    for (const entity of entities) await database.query(manyRows(entity, 1, rows))
    await database.query('vacuum analyze')
  } finally {
    await database.end()
  }
}
