import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { openDatabase } from '#db/client.ts'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { claimFolder, postgresAccount, spawnAs } from '#db/embedded-account.ts'
import { findBinaries } from '#db/embedded-binaries.ts'
import { migrateDatabase } from '#db/migrate.ts'
import { runScript } from './testing/launch.ts'
import { launchSuite } from './testing/suite.ts'

/**
 * With OLD_POSTGRES_BIN, the programs of a real older version, this is the rehearsal of such a change. Without one our own
 * version stands in for it: all is the same but the number, which is read from the data.
 */
const { OLD_POSTGRES_BIN = '' } = process.env
const { folder: suite, newDataDir, start } = launchSuite()

beforeAll(() => fs.chmodSync(suite, 0o755))

/** A data folder as a version of ours that ran another PostgreSQL left it, in pg16. */
const makeOld = async (dataDir: string) => {
  fs.mkdirSync(dataDir, { mode: 0o755 })
  const account = postgresAccount(dataDir)
  const binDir = findBinaries(account, OLD_POSTGRES_BIN || undefined)
  const folder = path.join(dataDir, 'pg16')
  claimFolder(folder, account)
  // An ordinary account may not walk through root's folders, but may use one that root opened for it.
  const opened = fs.openSync(folder, 'r')
  const where = ['-D', '/proc/self/fd/3/cluster']
  const how = ['-U', 'nexo', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--data-checksums']
  execFileSync(path.join(binDir, 'initdb'), [...where, ...how], {
    ...spawnAs(account),
    cwd: folder,
    stdio: ['ignore', 'ignore', 'pipe', opened],
  })
  fs.closeSync(opened)
  const old = await startEmbedded(dataDir, { binDir, cluster: 'pg16' })
  const { db, pool } = openDatabase({
    connection: embeddedConnection(dataDir),
    poolSize: 2,
    onIdleError: () => undefined,
  })
  await migrateDatabase(db, path.resolve('db/migrations'))
  await db.execute(`insert into clients (id, full_name, company_name, status)
    select gen_random_uuid(), 'Client ' || n, 'Ünïçødé ' || n, 'active' from generate_series(1, 1000) n`)
  await db.execute(`insert into settings (key, value) values ('from', to_jsonb(version()))`)
  await pool.end()
  await old.stop()
}

const rowsOf = async (dataDir: string, text: string) => {
  const client = new pg.Client(embeddedConnection(dataDir))
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(text)).rows
  } finally {
    await client.end()
  }
}

/** What the first test leaves to the second: a backup that the version from before might have made. */
let backup = ''
const isBackup = (name: string) => name.endsWith('.nexobackup')

test('data of another major version is backed up by its own programs, restored into ours, and kept aside', async () => {
  const dataDir = newDataDir()
  await makeOld(dataDir)
  const server = await start({ DATA_DIR: dataDir, ...(OLD_POSTGRES_BIN && { OLD_POSTGRES_BIN }) })
  await server.ready()
  expect(server.said.output).toMatch(
    /^The data was moved from PostgreSQL \d\d to 17: \d+ rows and 0 files, counted\. What was there before is kept in .*pg16; delete it/m,
  )
  const facts = await rowsOf(
    dataDir,
    `select version() as now, (select value #>> '{}' from settings where key = 'from') as before,
      (select count(*)::int from clients) as clients, max(company_name) as last, max(client_code) as code from clients`,
  )
  expect(facts).toEqual([
    {
      now: expect.stringMatching(/^PostgreSQL 17\./),
      before: expect.stringMatching(OLD_POSTGRES_BIN ? /^PostgreSQL (?!17)/ : /^PostgreSQL 17/),
      clients: 1_000,
      last: 'Ünïçødé 999',
      code: 'CL00001000',
    },
  ])
  if (OLD_POSTGRES_BIN) console.log(facts, server.said.output)
  expect(fs.existsSync(path.join(dataDir, 'pg16/cluster/PG_VERSION'))).toBe(true)
  backup = path.join(dataDir, 'backups', fs.readdirSync(path.join(dataDir, 'backups')).find(isBackup) ?? '')
})

test('without the programs of that version the start says how the data is moved, and it is', async () => {
  const dataDir = newDataDir()
  const cluster = path.join(dataDir, 'pg11/cluster')
  fs.mkdirSync(cluster, { recursive: true })
  fs.writeFileSync(path.join(cluster, 'PG_VERSION'), '11\n')
  const { uid, gid } = postgresAccount(dataDir)
  execFileSync('chown', ['-R', `${uid}:${gid}`, path.join(dataDir, 'pg11')])
  const { ended, said } = await start({ DATA_DIR: dataDir })
  expect(await ended).toBe(1)
  expect(said.errors).toMatch(
    /^Nexo CRM cannot start\. The data in .*pg11 was made by PostgreSQL 11, which is not on this machine, and ours is 17\. Start the version of Nexo CRM that you had before, run npm run backup there, .* npm run restore -- FILE with this version, and start it\. .* Nothing is changed\.\n$/,
  )

  const restored = runScript(['scripts/tool.mjs', 'restore', backup], { DATA_DIR: dataDir })
  expect([await restored.ended, restored.said.errors]).toEqual([0, ''])
  const server = await start({ DATA_DIR: dataDir })
  await server.ready()
  expect(await rowsOf(dataDir, 'select count(*)::int as clients from clients')).toEqual([{ clients: 1_000 }])
})
