import { sql } from 'drizzle-orm'
import { type MigrationConfig, readMigrationFiles } from 'drizzle-orm/migrator'
import { migrate } from 'drizzle-orm/node-postgres/migrator'
import type { Database } from './client.ts'

/** Any number will do, as long as every process of ours takes the same. */
const lockKey = 4_770_301

/**
 * Brings the schema up to date, all or nothing, in one transaction under an advisory lock: of several processes that
 * start at once one migrates and the others wait and find nothing left to do. The lock belongs to the transaction, not
 * to the connection, so it holds behind PgBouncer in transaction mode too.
 */
export const migrateDatabase = (db: Database, migrationsFolder: string) =>
  db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(${lockKey})`)
    // A transaction has the session and dialect that migrate() uses; drizzle types its parameter as the database only.
    await migrate(tx as unknown as Database, { migrationsFolder })
  })

/** How many migrations the database has, of how many this version knows. */
export const migrationState = async (db: Pick<Database, 'execute'>, config: MigrationConfig) => {
  const known = readMigrationFiles(config).length
  const { rows } = await db.execute<{ applied: number }>(
    sql`select count(*)::int as applied from drizzle.__drizzle_migrations`,
  )
  return { applied: rows[0]?.applied ?? 0, known }
}
