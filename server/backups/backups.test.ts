import { randomBytes } from 'node:crypto'
import { copyFile, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { eq } from 'drizzle-orm'
import pg from 'pg'
import { afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { z } from 'zod'
import { auditLog, jobs } from '#db/schema/system.ts'
import { entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { connectionTo, db } from '../database.ts'
import { env } from '../env.ts'
import { health } from '../health/health.ts'
import { Download } from '../http/download.ts'
import { handlers } from '../jobs/handlers.ts'
import { as, someone } from '../testing/acting.ts'
import { everythingIn, inDatabase, rewritten } from '../testing/backups.ts'
import { contentAt, contentsFolder, putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'
import { signedInAs } from '../testing/signing-in.ts'
import { readHead, writeArchive } from './archive.ts'
import { makeBackup } from './make.ts'
import { proveBackup } from './prove.ts'
import { forget, putBack } from './put-back.ts'
import { restoreBackup } from './restore.ts'
import { findRollback } from './rollback.ts'
import { backupsState, nameAt, pathOf, unproven, writeProof } from './store.ts'

/** A restore makes a database and runs every migration, which a busy machine takes its time for. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let admin: Actor
let file: string
let fileIds: string[]
let all: Awaited<ReturnType<typeof everythingIn>>
let before: typeof all

/** A company with every kind of record, a megabyte in one field, a file that grew, and text that COPY must escape. */
beforeAll(async () => {
  admin = await someone('admin')
  for (const entity of entities) await make(admin, entity)
  const client = await make(admin, 'clients')
  const subject = { subjectType: 'clients', subjectId: client.id } as const
  await as(admin).notes.create({ ...subject, text: 'A tab\t, a line\nand a \\. of its own, Ñandú "1"' })
  const done = await make(admin, 'tasks')
  await inDatabase(`update tasks set status = 'completed' where id = '${done.id}'`)
  await inDatabase(
    `insert into settings (key, value) select 'large.' || n, to_jsonb(repeat(md5(n::text), 40000)) from generate_series(1, 1) n`,
  )
  fileIds = []
  for (const content of [randomBytes(300_000), randomBytes(10), 'text'])
    fileIds.push((await putFile(admin, subject, { content })).id)
  await signedInAs('manager')
  all = await everythingIn()
  before = { ...all, sessions: [] }
  file = pathOf((await makeBackup('daily')).backup.name)
})

/** Everything in a restored database, without the line that says that it was restored. */
const everythingBut = async (database: string) => {
  const found = await everythingIn(database)
  const lines = z.array(z.string()).parse(found.audit_log)
  // And without who was signed in: a restore ends that.
  return { ...found, sessions: [], audit_log: lines.filter((line) => !line.includes('backups.restore')) }
}

/** A database that a server could be running on, with something in it. */
const target = async () => {
  const name = `nexo_target_${randomBytes(4).toString('hex')}`
  await inDatabase(`create database ${name} template ${inject('postgres').template}`)
  await inDatabase(`insert into settings (key, value) values ('mine', '1')`, name)
  return name
}
const databases = async (like: string) =>
  (await inDatabase(`select datname from pg_database where datname ~ '${like}'`)).map(({ datname }) =>
    String(datname),
  )

/** A sound backup of the schema before this one, with one row in it. */
const olderBackup = async (where: string) => {
  const hashes = z.array(z.string()).parse(before.migrations).slice(0, -1)
  const plan = { tables: [{ name: 'rate_limits', columns: ['key', 'points'] }] }
  const manifest = { rows: { rate_limits: 1 }, files: { kept: 0, missing: 0, altered: 0 }, sequences: {} }
  const entries = async function* () {
    for (const [name, text] of [
      ['plan.json', JSON.stringify(plan)],
      ['tables/rate_limits/000000', 'someone\t3\n'],
      ['manifest.json', JSON.stringify(manifest)],
    ] as const)
      yield { name, size: Buffer.byteLength(text), body: [Buffer.from(text)] }
  }
  const about = { createdAt: new Date().toISOString(), version: '0.0.1', reason: 'upgrade' as const }
  await writeArchive(
    where,
    { ...about, migrations: { count: hashes.length, last: hashes.at(-1) ?? '' } },
    entries(),
  )
  return where
}

const copy = async () => {
  const other = path.join(env.DATA_DIR, `copy-${randomBytes(4).toString('hex')}`)
  await copyFile(file, other)
  return other
}
const flipAt = async (at: number) => {
  const other = await copy()
  const bytes = await readFile(other)
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  await writeFile(other, bytes)
  return other
}

describe('a backup', () => {
  test('is proven when it is made, by as many rows as there are', async () => {
    const { items } = await as(admin).backups.list({})
    const rows = Object.entries(all).flatMap(([name, found]) =>
      Array.isArray(found) && !['sequences', 'triggers', 'migrations'].includes(name) ? found : [],
    ).length
    expect(items[0]).toMatchObject({ rows, files: 3, unsound: 0, encrypted: true, problem: null })
    expect(items[0]?.provenAt).toMatch(/^2/)
    expect(await databases('^nexo_proof')).toEqual([])
    expect((await backupsState()).lastProven).toBe(items[0]?.createdAt)
  })

  test('comes back equal: every row, sequence and trigger, and every file byte for byte', async () => {
    const own = await target()
    const contents = await Promise.all(fileIds.map((id) => readFile(contentAt(id))))
    await rename(contentsFolder, `${contentsFolder}.gone`)
    const { aside } = await restoreBackup(file, { target: own })
    expect(await everythingBut(own)).toEqual(before)
    for (const [at, id] of fileIds.entries()) expect(await readFile(contentAt(id))).toEqual(contents[at])
    const mine = (database?: string) => inDatabase(`select value from settings where key = 'mine'`, database)
    const kept = aside?.database ?? ''
    expect(await mine(kept)).toEqual([{ value: 1 }])
    expect(await inDatabase('select distinct revoke_reason as why from sessions', own)).toEqual([
      { why: 'restored' },
    ])
    const again = await putBack(kept, own)
    expect(await mine(own)).toEqual([{ value: 1 }])
    expect(await mine(again.database)).toEqual([])
    await forget(again.database)
    expect(await databases('^nexo_before')).toEqual([])
    await expect(forget(kept)).rejects.toThrow(/^Nothing is kept under the name nexo_before_/)
    await rm(contentsFolder, { recursive: true })
    await rename(`${contentsFolder}.gone`, contentsFolder)
  })

  test('goes into an empty database, of which nothing is kept aside', async () => {
    const own = `nexo_empty_${randomBytes(4).toString('hex')}`
    await inDatabase(`create database ${own}`)
    const asideBefore = await databases('^nexo_before')
    expect((await restoreBackup(file, { target: own })).aside).toBeNull()
    expect(await everythingBut(own)).toEqual(before)
    expect(await databases('^nexo_before')).toEqual(asideBefore)
  })

  test('of an older schema is brought up to date when it is restored', async () => {
    const other = `nexo_older_${randomBytes(4).toString('hex')}`
    await inDatabase(`create database ${other}`)
    await restoreBackup(await olderBackup(path.join(env.DATA_DIR, 'older')), { target: other })
    const restored = await everythingIn(other)
    expect(restored.migrations).toEqual(before.migrations)
    expect(restored.rate_limits).toEqual(['(someone,3,)'])
  })
})

describe('a restore is refused, and leaves everything as it was,', () => {
  let own: string
  beforeAll(async () => {
    own = await target()
  })
  afterEach(async () => {
    expect(await inDatabase(`select value from settings where key = 'mine'`, own)).toEqual([{ value: 1 }])
    expect(await databases('^nexo_restored')).toEqual([])
    expect((await readdir(env.DATA_DIR)).filter((name) => name.includes('restoring'))).toEqual([])
  })
  const restore = (from: string, options: { passphrase?: string; signal?: AbortSignal } = {}) =>
    restoreBackup(from, { target: own, ...options })

  test('when a byte in its middle is flipped', async () => {
    const { length } = await readFile(file)
    await expect(restore(await flipAt(Math.floor(length / 2)))).rejects.toThrow(/is damaged/)
  })

  test('when its schema is newer, or none that we know', async () => {
    const { migrations } = await readHead(file)
    const newer = await rewritten(file, {
      head: { version: '9.1.0', migrations: { count: migrations.count + 1, last: 'x' } },
    })
    await expect(restore(newer)).rejects.toThrow(/made by a newer version \(9\.1\.0\)/)
    const foreign = await rewritten(file, { head: { migrations: { ...migrations, last: 'x' } } })
    await expect(restore(foreign)).rejects.toThrow(/another edition/)
  })

  test('when somebody uses the database', async () => {
    const somebody = new pg.Client(connectionTo(own))
    await somebody.connect()
    await expect(restore(file)).rejects.toThrow(/^Nexo CRM runs on this database: stop it first/)
    await somebody.end()
  })

  test('when it is interrupted half-way', async () => {
    const stopped = new AbortController()
    let over = false
    const stopHalfWay = async () => {
      while (!over && (await databases('^nexo_restored')).length === 0) await sleep(5)
      stopped.abort()
    }
    const restoring = restore(file, { signal: stopped.signal }).finally(() => {
      over = true
    })
    await Promise.all([stopHalfWay(), expect(restoring).rejects.toThrow(/abort/)])
  })
})

describe('the proof fails', () => {
  test('when one row is missing', async () => {
    const short = await rewritten(file, {
      change: (name, bytes) =>
        name.startsWith('tables/tasks/') ? bytes.subarray(bytes.indexOf('\n') + 1) : bytes,
    })
    await expect(proveBackup(short)).rejects.toThrow(
      /^The backup counted \d+ rows in tasks, and \d+ came back\.$/,
    )
    expect(await databases('^nexo_proof')).toEqual([])
  })

  test('when a content is another than it was', async () => {
    const wrong = await rewritten(file, {
      change: (name, bytes) => (name === `files/${fileIds[2]}` ? Buffer.from('tale') : bytes),
    })
    await expect(proveBackup(wrong)).rejects.toThrow(
      /counted 3 contents of files, and 2 came back as they were/,
    )
  })

  test('not for a content that was lost before, which is told instead', async () => {
    const [id = ''] = fileIds
    await rename(contentAt(id), `${contentAt(id)}.lost`)
    const { files, unsound, provenAt } = (await makeBackup('daily')).backup
    expect([files, unsound, typeof provenAt]).toEqual([2, 1, 'string'])
    await rename(`${contentAt(id)}.lost`, contentAt(id))
  })
})

test('a rollback goes to the newest from before an upgrade, unless this version would upgrade it again', async () => {
  await expect(findRollback()).rejects.toThrow(/^There is no backup from before an upgrade in /)
  const { backup } = await makeBackup('upgrade')
  await makeBackup('daily')
  expect(await findRollback()).toBe(pathOf(backup.name))
  const older = await olderBackup(pathOf(nameAt(new Date(Date.now() + 60_000).toISOString())))
  await expect(findRollback()).rejects.toThrow(/put the files of the version that you had before in place/)
  await rm(older)
})

test('health tells how old the last proven one is, and what to do when the newest is not', async () => {
  const part = async () => (await health()).parts.find(({ name }) => name === 'backups')
  expect(await part()).toMatchObject({ state: 'ok', detail: 'last proven within the hour' })
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 75 * 3_600_000 })
  expect(await part()).toMatchObject({
    state: 'degraded',
    detail: 'last proven 3 days ago',
    advice: expect.stringContaining('npm run backup'),
  })
  vi.useRealTimers()
  const [newest] = (await as(admin).backups.list({})).items
  await writeProof(newest?.name ?? '', { ...unproven, problem: 'It is torn.' })
  expect(await part()).toMatchObject({ state: 'degraded', detail: expect.stringContaining('could not be') })
})

describe('the procedures', () => {
  test('list by pages, read one, and delete for good, on record', async () => {
    while ((await as(admin).backups.list({})).total < 3) await makeBackup('daily')
    const first = await as(admin).backups.list({ limit: 2 })
    expect(first.items.length).toBe(2)
    const rest = await as(admin).backups.list({ limit: 2, cursor: first.nextCursor })
    expect(rest.items.length).toBeGreaterThan(0)
    const name = first.items[1]?.name ?? ''
    expect(await as(admin).backups.get({ name })).toEqual(first.items[1])
    await as(admin).backups.remove({ name })
    await expect(as(admin).backups.get({ name })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(as(admin).backups.remove({ name })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await readdir(env.BACKUP_DIR)).filter((one) => one.startsWith(name))).toEqual([])
    const lines = await db.select().from(auditLog).where(eq(auditLog.action, 'backups.remove'))
    expect(lines.map(({ changes }) => changes?.backup?.after)).toEqual([name])
  })

  test('take no name that is not a backup', async () => {
    for (const name of ['../secret.key', 'x', '', `${path.basename(file)}.json`])
      await expect(as(admin).backups.remove({ name })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  test('download the file as it is, on record', async () => {
    const answer = await as(admin, 'download').backups.download({ name: path.basename(file) })
    expect(answer).toBeInstanceOf(Download)
    const chunks: Uint8Array[] = []
    for await (const chunk of answer.chunks) chunks.push(Buffer.from(chunk))
    expect(Buffer.concat(chunks).equals(await readFile(file))).toBe(true)
    expect(await db.select().from(auditLog).where(eq(auditLog.action, 'backups.download'))).toHaveLength(1)
  })

  test('make one in the background, and one at a time', async () => {
    expect(await as(admin).backups.create()).toEqual({ queued: true })
    expect(await as(admin).backups.create()).toEqual({ queued: false })
    expect((await as(admin).backups.list({})).running).toEqual({ phase: 'waiting', percent: 0 })
    const { total } = await as(admin).backups.list({})
    await handlers['backups.make']({ reason: 'asked' }, { signal: new AbortController().signal, attempt: 1 })
    await db.update(jobs).set({ finishedAt: new Date().toISOString() })
    expect(await as(admin).backups.list({})).toMatchObject({
      running: null,
      failure: null,
      total: total + 1,
    })
  })
})
