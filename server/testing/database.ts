import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'

/**
 * Gives each test file a database of its own, copied from the migrated template, before anything of ours is imported:
 * server/env.ts then finds it in the environment exactly as in production.
 */
const { host, port, user, template, dataDir } = inject('postgres')
const name = `test_${randomBytes(6).toString('hex')}`
const admin = new pg.Client({ host, port, user, database: 'postgres' })
await admin.connect()
// Without fsync files are copied faster than their pages are written to the log.
await admin.query(`create database ${name} template ${template} strategy file_copy`)

Object.assign(process.env, {
  DATABASE_URL: `postgres://${user}@localhost:${port}/${name}?host=${encodeURIComponent(host)}`,
  DATA_DIR: `${dataDir}/files-${name}`,
  BCRYPT_COST: '10',
  BACKUP_PASSPHRASE: 'three grey herons',
  // Our PostgreSQL has 20 connections for all workers; a test of what many requests do at once asks for more itself.
  DB_POOL: '4',
  LOG_LEVEL: 'silent',
})

afterAll(async () => {
  const { pool } = await import('#server/database.ts')
  await pool.end()
  await admin.query(`drop database ${name} with (force)`)
  await admin.end()
})
