import { randomBytes } from 'node:crypto'
import { copyFile, mkdir, readdir, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, inject, test, vi } from 'vitest'
import { z } from 'zod'
import { auditLog, jobs } from '#db/schema/system.ts'
import { entities } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { env } from '../env.ts'
import { pathOf as contentOf, folder } from '../files/store.ts'
import { Download } from '../http/download.ts'
import { handlers } from '../jobs/handlers.ts'
import { as, someone } from '../testing/acting.ts'
import { everythingIn, inDatabase, rewritten } from '../testing/backups.ts'
import { putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'
import { readArchive, readHead, writeArchive } from './archive.ts'
import { makeBackup } from './make.ts'
import { proveBackup } from './prove.ts'
import { restoreBackup } from './restore.ts'
import { backupsState, pathOf } from './store.ts'

/** A restore makes a database and runs every migration, which a busy machine takes its time for. */
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let admin: Actor
let file: string
let fileIds: string[]
let before: Awaited<ReturnType<typeof everythingIn>>

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
    `insert into settings (key, value) select 'large.' || n, to_jsonb(repeat(md5(n::text), 40000)) from generate_series(1, 3) n`,
  )
  fileIds = []
  for (const content of [randomBytes(300_000), randomBytes(10), 'text'])
    fileIds.push((await putFile(admin, subject, { content })).id)
  before = await everythingIn()
  file = pathOf((await makeBackup('daily')).backup.name)
})

/** Everything in a restored database, without the line that says that it was restored. */
const everythingBut = async (database: string) => {
  const all = await everythingIn(database)
  const lines = z.array(z.string()).parse(all.audit_log)
  return { ...all, audit_log: lines.filter((line) => !line.includes('backups.restore')) }
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
    const rows = Object.entries(before).flatMap(([name, all]) =>
      Array.isArray(all) && !['sequences', 'triggers', 'migrations'].includes(name) ? all : [],
    ).length
    expect(items[0]).toMatchObject({ rows, files: 3, unsound: 0, encrypted: true, problem: null })
    expect(items[0]?.provenAt).toMatch(/^2/)
    expect(await databases('^nexo_proof')).toEqual([])
    expect((await backupsState()).lastProven).toBe(items[0]?.createdAt)
  })

  test('comes back equal: every row, sequence and trigger, and every file byte for byte', async () => {
    const own = await target()
    const contents = await Promise.all(fileIds.map((id) => readFile(contentOf(id))))
    await rename(folder, `${folder}.gone`)
    const { aside } = await restoreBackup(file, { target: own })
    expect(await everythingBut(own)).toEqual(before)
    for (const [at, id] of fileIds.entries()) expect(await readFile(contentOf(id))).toEqual(contents[at])
    expect(await inDatabase(`select value from settings where key = 'mine'`, aside?.database)).toEqual([
      { value: 1 },
    ])
    await rm(folder, { recursive: true })
    await rename(`${folder}.gone`, folder)
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
    const known = before.migrations
    const hashes = Array.isArray(known) ? known.map(String) : []
    const count = hashes.length - 1
    const other = `nexo_older_${randomBytes(4).toString('hex')}`
    await inDatabase(`create database ${other}`)
    const entries = async function* () {
      const none = { tables: [{ name: 'rate_limits', columns: ['key', 'points'] }] }
      const manifest = { rows: { rate_limits: 1 }, files: { kept: 0, missing: 0, altered: 0 }, sequences: {} }
      for (const [name, text] of [
        ['plan.json', JSON.stringify(none)],
        ['tables/rate_limits/000000', 'someone\t3\n'],
        ['manifest.json', JSON.stringify(manifest)],
      ] as const)
        yield { name, size: Buffer.byteLength(text), body: [Buffer.from(text)] }
    }
    const older = path.join(env.DATA_DIR, 'older')
    const about = {
      createdAt: new Date().toISOString(),
      version: '0.0.1',
      reason: 'daily' as const,
      migrations: { count, last: hashes[count - 1] ?? '' },
    }
    await writeArchive(older, about, entries())
    await restoreBackup(older, { target: other })
    const restored = await everythingIn(other)
    expect(restored.migrations).toEqual(known)
    expect(restored.rate_limits).toEqual(['(someone,3,)'])
  })

  test('holds nothing readable, and its passphrase is in no file of its own', async () => {
    const bytes = await readFile(file)
    expect(bytes.includes('Ñandú')).toBe(false)
    for (const name of await readdir(env.BACKUP_DIR))
      expect((await readFile(path.join(env.BACKUP_DIR, name))).includes(env.BACKUP_PASSPHRASE ?? 'x')).toBe(
        false,
      )
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

  test.each([20, 120, 400, 1_000, 90_000, -1, -100])('when the byte at %i is flipped', async (at) => {
    const { length } = await readFile(file)
    await expect(restore(await flipAt(at < 0 ? length + at : at))).rejects.toThrow(
      /damaged|does not open|another edition/,
    )
  })

  test.each([100, 200_000, -1, -40])('when it is cut off at %i', async (at) => {
    const other = await copy()
    const { length } = await readFile(other)
    await truncate(other, at < 0 ? length + at : at)
    await expect(restore(other)).rejects.toThrow(/damaged/)
  })

  test('when something is added at its end', async () => {
    const other = await copy()
    await writeFile(other, 'x', { flag: 'a' })
    await expect(restore(other)).rejects.toThrow(/damaged/)
  })

  test('when it is no backup', async () => {
    const other = path.join(env.DATA_DIR, 'other')
    await writeFile(other, 'select 1;\n')
    await expect(restore(other)).rejects.toThrow('This file is no Nexo backup, or its beginning is damaged.')
    await expect(restore(`${other}.none`)).rejects.toThrow(/cannot be read\.$/)
  })

  test('when the passphrase is another', async () => {
    await expect(restore(file, { passphrase: 'not the passphrase' })).rejects.toThrow(
      /does not open with this passphrase/,
    )
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
    const busy = inDatabase('select pg_sleep(4)', own)
    await expect(restore(file)).rejects.toThrow(/^Nexo CRM runs on this database: stop it first/)
    await busy
  })

  test('when it is interrupted half-way', async () => {
    const stopped = new AbortController()
    const until = setInterval(async () => {
      if ((await databases('^nexo_restored')).length > 0) stopped.abort()
    }, 5)
    await expect(restore(file, { signal: stopped.signal })).rejects.toThrow(/abort/)
    clearInterval(until)
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
    await rename(contentOf(id), `${contentOf(id)}.lost`)
    const { files, unsound, provenAt } = (await makeBackup('daily')).backup
    expect([files, unsound, typeof provenAt]).toEqual([2, 1, 'string'])
    await rename(`${contentOf(id)}.lost`, contentOf(id))
  })
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

test('a backup that cannot be written leaves nothing, and says why', async () => {
  await mkdir(env.BACKUP_DIR, { recursive: true })
  const there = await readdir(env.BACKUP_DIR)
  const broken = async function* () {
    yield { name: 'plan.json', size: 3, body: [Buffer.from('abc')] }
    throw new Error('the line is dead')
  }
  const about = {
    createdAt: new Date().toISOString(),
    version: '1',
    reason: 'daily' as const,
    migrations: { count: 1, last: 'x' },
  }
  await expect(writeArchive(path.join(env.BACKUP_DIR, 'x'), about, broken())).rejects.toThrow(
    'the line is dead',
  )
  await expect(
    (async () => {
      for await (const _ of readArchive(file));
    })(),
  ).rejects.toThrow('This backup is encrypted: set the BACKUP_PASSPHRASE it was made with.')
  expect(await readdir(env.BACKUP_DIR)).toEqual(there)
})
