import fs from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
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

type Journal = { entries: unknown[] }

/**
 * Brings an empty database to the schema after the first `count` migrations and no further: where a backup of that age
 * belongs, whose rows the later ones may then change. Drizzle itself knows all or nothing.
 */
export const migrateUpTo = async (db: Database, migrationsFolder: string, count: number) => {
  const some = await fs.mkdtemp(path.join(tmpdir(), 'nexo-migrations-'))
  try {
    await fs.cp(migrationsFolder, some, {
      recursive: true,
      filter: (file) => !file.endsWith('_snapshot.json'),
    })
    const journal = path.join(some, 'meta/_journal.json')
    // drizzle-kit's own file, whose entries stand in their order.
    const known = JSON.parse(await fs.readFile(journal, 'utf8')) as Journal
    await fs.writeFile(journal, JSON.stringify({ ...known, entries: known.entries.slice(0, count) }))
    await migrateDatabase(db, some)
  } finally {
    await fs.rm(some, { recursive: true, force: true })
  }
}

/** The hashes of the migrations that a database has, in their order; none of an empty one. */
export const appliedMigrations = async (db: Pick<Database, 'execute'>): Promise<string[]> => {
  const { rows: found } = await db.execute<{ there: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as there`,
  )
  if (!found[0]?.there) return []
  const { rows } = await db.execute<{ hash: string }>(
    sql`select hash from drizzle.__drizzle_migrations order by created_at, id`,
  )
  return rows.map(({ hash }) => hash)
}

/**
 * How the schema of a database stands to this version: `empty`, with migrations to come (`older`), `current`, or with
 * some that a later version brought (`newer`), by the same comparison that drizzle makes.
 */
export const schemaStanding = async (
  db: Pick<Database, 'execute'>,
  migrationsFolder: string,
): Promise<'empty' | 'older' | 'current' | 'newer'> => {
  if ((await appliedMigrations(db)).length === 0) return 'empty'
  const { rows } = await db.execute<{ last: string }>(
    sql`select max(created_at)::text as last from drizzle.__drizzle_migrations`,
  )
  const last = Number(rows[0]?.last)
  const known = Math.max(...readMigrationFiles({ migrationsFolder }).map(({ folderMillis }) => folderMillis))
  return last > known ? 'newer' : last < known ? 'older' : 'current'
}

/** The hashes of the migrations that this version knows. */
export const knownMigrations = (migrationsFolder: string): string[] =>
  readMigrationFiles({ migrationsFolder }).map(({ hash }) => hash)
