import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { appliedMigrations } from '#db/migrate.ts'
import { type Head, readArchive, readHead, writeArchive } from '../backups/archive.ts'
import type { Entry } from '../backups/entries.ts'
import { connectionTo } from '../database.ts'

const client = async (database?: string) => {
  const one = new pg.Client(connectionTo(database))
  await one.connect()
  return one
}

/** Runs one statement in a database of the test server; ours, if none is named. */
export const inDatabase = async (statement: string, database?: string) => {
  const one = await client(database)
  try {
    return (await one.query(statement)).rows
  } finally {
    await one.end()
  }
}

/** Everything in a database: each row of each table as PostgreSQL writes it, sequences, triggers, migrations. */
export const everythingIn = async (database?: string) => {
  const one = await client(database)
  try {
    const all: Record<string, unknown> = {}
    const { rows: tables } = await one.query(`select relname as name from pg_class
      where relnamespace = 'public'::regnamespace and relkind = 'r' order by 1`)
    for (const { name } of tables) {
      const { rows } = await one.query(`select t::text as row from "${name}" t order by 1`)
      all[name] = rows.map(({ row }) => row)
    }
    all.sequences = (await one.query(`select sequencename, last_value from pg_sequences order by 1`)).rows
    all.triggers = (
      await one.query(`select tgname, tgenabled from pg_trigger where not tgisinternal order by 1`)
    ).rows
    all.migrations = await appliedMigrations(drizzle(one))
    return all
  } finally {
    await one.end()
  }
}

const whole = async (body: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of body) chunks.push(chunk)
  return Buffer.concat(chunks)
}

/** A sound backup file that holds something else than `file`: what a fault of ours would have written. */
export const rewritten = async (
  file: string,
  {
    change = (_, bytes) => bytes,
    head = {},
  }: {
    change?: (name: string, bytes: Buffer) => Buffer
    head?: Partial<Head>
  },
) => {
  const { lock: _, ...about } = await readHead(file)
  const entries = async function* (): AsyncGenerator<Entry> {
    for await (const { name, body } of readArchive(file, process.env.BACKUP_PASSPHRASE)) {
      const bytes = change(name, await whole(body))
      yield { name, size: bytes.length, body: [bytes] }
    }
  }
  const other = `${file}.rewritten`
  const passphrase = process.env.BACKUP_PASSPHRASE
  await writeArchive(other, { ...about, ...head }, entries(), { passphrase })
  return other
}
