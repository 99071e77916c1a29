import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { openDatabase } from '#db/client.ts'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { migrateDatabase } from '#db/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    postgres: { host: string; port: number; user: string; template: string; dataDir: string }
  }
}

/** Nobody pulls the plug on a test database; what survives that is tested in db/embedded.test.ts and scripts/. */
const fasterThanSafe = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  max_connections: '60',
}

/** One PostgreSQL for the whole run, with one migrated template that each worker's database is copied from. */
export const setup = async (project: TestProject) => {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'nexo-test-'))
  const server = await startEmbedded(dataDir, { settings: fasterThanSafe })
  const template = `template_${randomBytes(4).toString('hex')}`
  const connection = embeddedConnection(dataDir)
  const admin = new pg.Client(connection)
  await admin.connect()
  await admin.query(`create database ${template}`)
  const { db, pool } = openDatabase({
    connection: { ...connection, database: template },
    poolSize: 2,
    onIdleError: () => undefined,
  })
  await migrateDatabase(db, path.resolve('db/migrations'))
  await pool.end()
  await admin.end()
  const { host = '', port = 5432, user = '' } = connection
  project.provide('postgres', { host, port, user: String(user), template, dataDir })
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
