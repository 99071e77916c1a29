import fs from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { openDatabase } from '#db/client.ts'
import { embeddedConnection, startEmbedded } from '#db/embedded.ts'
import { migrateUpTo, schemaStanding } from '#db/migrate.ts'
import { makeEdition } from './testing/edition.ts'
import { runScript } from './testing/launch.ts'
import { launchSuite, stop } from './testing/suite.ts'

const { folder, keep } = launchSuite()
const variables = { DATA_DIR: path.join(folder, 'data') }
const admin = { email: 'admin@example.com', password: 'correct horse battery staple' }
type Edition = ReturnType<typeof makeEdition>

const start = async (edition: Edition) => keep(await edition.start(variables))
const present = () => makeEdition(path.join(folder, 'present'))

/** The tests below go on with the data that the one before left. */
let ours: Edition

const clientsIn = async (database: string) => {
  const client = new pg.Client({ ...embeddedConnection(variables.DATA_DIR), database })
  await client.connect()
  const { rows } = await client.query('select full_name, company_name from clients order by 1')
  await client.end()
  return rows
}

const backups = () =>
  fs.readdirSync(path.join(variables.DATA_DIR, 'backups')).filter((name) => name.endsWith('.nexobackup'))

/** What an administrator finds through the front door: each client's name and company. */
const clientsAt = async (url: string) => {
  const json = { 'content-type': 'application/json' }
  const login = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(admin),
  })
  const { access_token } = z.object({ access_token: z.string() }).parse(await login.json())
  const headers = { ...json, authorization: `Bearer ${access_token}` }
  const list = async () => {
    const { data } = z
      .object({ data: z.array(z.object({ full_name: z.string(), company_name: z.string().nullable() })) })
      .parse(await (await fetch(`${url}/api/crm/clients?sort_by=full_name`, { headers })).json())
    return data.map(({ full_name, company_name }) => [full_name, company_name])
  }
  const add = async (full_name: string) => {
    const body = JSON.stringify({ full_name })
    expect((await fetch(`${url}/api/crm/clients`, { method: 'POST', headers, body })).status).toBe(201)
  }
  return { list, add }
}

test('data of the first schema is backed up, tried on a copy, brought up to date, and there', async () => {
  const migrations = path.resolve('db/migrations')
  const embedded = await startEmbedded(variables.DATA_DIR)
  const { db, pool } = openDatabase({
    connection: embeddedConnection(variables.DATA_DIR),
    poolSize: 2,
    onIdleError: () => undefined,
  })
  await migrateUpTo(db, migrations, 2)
  await db.execute(`insert into clients (id, full_name, company_name, status)
    values ('01939c8e-0000-7000-8000-000000000001', 'Ana Ibáñez', 'Before', 'active')`)
  expect(await schemaStanding(db, migrations)).toBe('older')
  await pool.end()
  await embedded.stop()

  ours = present()
  const server = await start(ours)
  await server.ready()
  const [name = '', ...others] = backups()
  expect(others).toEqual([])
  const file = path.join(variables.DATA_DIR, 'backups', name)
  const [, head] = fs.readFileSync(file, 'latin1').split('\n')
  expect(JSON.parse(head ?? '')).toMatchObject({ reason: 'upgrade', migrations: { count: 2 } })
  expect(JSON.parse(fs.readFileSync(`${file}.json`, 'utf8'))).toMatchObject({ rows: 1, problem: null })

  const names = ['--email', admin.email, '--username', 'admin', '--full-name', 'The Admin']
  const made = runScript(['scripts/tool.mjs', 'admin', ...names], {
    ...variables,
    ADMIN_PASSWORD: admin.password,
  })
  expect([await made.ended, made.said.errors]).toEqual([0, ''])
  expect(await (await clientsAt(server.url)).list()).toEqual([['Ana Ibáñez', 'Before']])
})

const changes = `update clients set company_name = 'After'; --> statement-breakpoint
  alter table clients rename column phone to telephone; --> statement-breakpoint\n`
const onTheDataItself = (statement: string) =>
  `do $$ begin if current_database() = 'postgres' then ${statement}; end if; end $$;`

test('an upgrade that fails, on the copy or half-way, leaves the data to the version from before', async () => {
  const onCopy = makeEdition(path.join(folder, 'on-copy'), { '2000_broken': `${changes} select 1 / 0;` })
  const halfWay = makeEdition(path.join(folder, 'half-way'), {
    '2000_broken': `${changes} ${onTheDataItself("raise exception 'half of it'")}`,
  })
  const goBack =
    'Your data is as it was. To go back, put the files of the version that you had before in place and start it.\n'
  for (const [edition, sentence] of [
    [
      onCopy,
      `Nexo CRM cannot start. The upgrade was not begun. It was tried on a copy and failed there: division by zero. ${goBack}`,
    ],
    [halfWay, `Nexo CRM cannot start. The database could not be brought up to date (half of it). ${goBack}`],
  ] as const) {
    const { ended, said } = await start(edition)
    expect([
      await ended,
      said.errors
        .split('\n')
        .filter((line) => !line.startsWith('{'))
        .join('\n'),
    ]).toEqual([1, sentence])
  }

  const server = await start(ours)
  await server.ready()
  const { list } = await clientsAt(server.url)
  expect(await list()).toEqual([['Ana Ibáñez', 'Before']])
})

test('rollback puts back what was there before an upgrade, and keeps aside what came since', async () => {
  const later = makeEdition(path.join(folder, 'later'), {
    '2000_changed': `update clients set company_name = 'After'`,
  })
  const upgraded = await start(later)
  await upgraded.ready()
  const since = await clientsAt(upgraded.url)
  await since.add('Since the upgrade')
  expect(await since.list()).toEqual([
    ['Ana Ibáñez', 'After'],
    ['Since the upgrade', null],
  ])
  await stop(upgraded)

  const refused = await start(ours)
  expect(await refused.ended).toBe(1)
  expect(refused.said.errors).toMatch(
    /^Nexo CRM cannot start\. The data was brought up to date by a later version than this one: .* npm run rollback\.\n$/,
  )
  expect((await later.tool('rollback', variables)).errors).toMatch(
    /^This version would at once upgrade the backup of .* again: put the files/,
  )
  const rollback = await ours.tool('rollback', variables)
  expect([rollback.code, rollback.errors]).toEqual([0, ''])
  const server = await start(ours)
  await server.ready()
  expect(await (await clientsAt(server.url)).list()).toEqual([['Ana Ibáñez', 'Before']])
  const [, aside = ''] = /kept: database (nexo_before_\d{14}),/.exec(rollback.output) ?? []
  expect(await clientsIn(aside)).toEqual([
    { full_name: 'Ana Ibáñez', company_name: 'After' },
    { full_name: 'Since the upgrade', company_name: null },
  ])
})

test('an upgrade after which a part does not work is not run on, and says how to go back', async () => {
  const unwell = makeEdition(path.join(folder, 'unwell'), { '2000_gone': 'alter table jobs rename to work' })
  const { ended, said } = await start(unwell)
  expect(await ended).toBe(1)
  expect(said.errors).toMatch(
    /^Nexo CRM cannot start\. The database was brought up to date, and is not well since \(jobs cannot be read\)\. To go back, .* run npm run rollback there\.$/m,
  )
})
