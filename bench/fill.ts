import pg from 'pg'
import { embeddedConnection } from '#db/embedded.ts'
import { type Entity, entities } from '#domain/entities.ts'
import { manyRows } from '#server/testing/many-rows.ts'
import type { Instance } from './instance.ts'

/** The database below an instance, for as long as something is done with it. */
export const withDatabase = async <T>({ dataDir }: Instance, use: (database: pg.Client) => Promise<T>) => {
  const database = new pg.Client(embeddedConnection(dataDir))
  await database.connect()
  try {
    return await use(database)
  } finally {
    await database.end()
  }
}

/** The daily backup is put off for a day: it would be made beside what is measured. */
export const putOffBackup = (database: pg.Client) =>
  database.query(`update jobs set run_at = now() + interval '1 day' where kind = 'backups.make'`)

/** The rows numbered `from` to `to` of a kind, straight into the database. What they refer to need not exist. */
export const fillRows = async (database: pg.Client, entity: Entity, from: number, to: number) => {
  await database.query('set session_replication_role = replica')
  await database.query(manyRows(entity, from, to))
}

/** Fills every kind of record up to so many rows, and has the database look at what it has got. */
export const fill = (instance: Instance, rows: number) =>
  withDatabase(instance, async (database) => {
    await putOffBackup(database)
    for (const entity of entities) await fillRows(database, entity, 1, rows)
    await database.query('vacuum analyze')
  })
