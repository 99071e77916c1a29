import { randomBytes } from 'node:crypto'
import { readFile, rename } from 'node:fs/promises'
import { expect, test, vi } from 'vitest'
import { z } from 'zod'
import { as, someone } from '../testing/acting.ts'
import { everythingIn, inDatabase } from '../testing/backups.ts'
import { contentAt, contentsFolder, putFile } from '../testing/files.ts'
import { manyRows } from '../testing/many-rows.ts'
import { make } from '../testing/samples.ts'
import { makeBackup } from './make.ts'
import { restoreBackup } from './restore.ts'
import { pathOf } from './store.ts'

/** Enough for the writes to fall into it; the variables ask about more. */
const clients = Number(process.env.BACKUP_CLIENTS ?? 3_000)
const files = Number(process.env.BACKUP_FILES ?? 25)

const rowsOf = async (database?: string) => {
  const {
    sequences: _,
    triggers: __,
    migrations: ___,
    sessions: ____,
    ...tables
  } = await everythingIn(database)
  return z.record(z.string(), z.array(z.string())).parse(tables)
}

test(`${clients} clients and ${files} files come back equal, and of what people did meanwhile a whole beginning`, {
  timeout: 1_800_000,
}, async () => {
  const admin = await someone('admin')
  // Their managers are nobody, which a restore would rightly refuse.
  await inDatabase(
    `set session_replication_role = replica; ${manyRows('clients', 1, clients)}; update clients set account_manager_id = null`,
  )
  const subject = { subjectType: 'clients', subjectId: (await make(admin, 'clients')).id } as const
  const contents = new Map<string, Buffer>()
  const put = async () => {
    const content = randomBytes(20_000)
    contents.set((await putFile(admin, subject, { content })).id, content)
  }
  for (let at = 0; at < files; at++) await put()
  const before = await rowsOf()

  let made = false
  const later: string[] = []
  const people = (async () => {
    while (!made) {
      later.push((await as(admin).clients.create({ fullName: `Later ${later.length}` })).id)
      if (later.length % 10 === 0) await put()
    }
  })()
  await vi.waitFor(() => expect(later.length).toBeGreaterThan(10), 30_000)
  const begun = performance.now()
  const { backup } = await makeBackup('daily')
  const backupMs = performance.now() - begun
  made = true
  await people
  const after = await rowsOf()

  await rename(contentsFolder, `${contentsFolder}.lost`)
  const own = `nexo_empty_${randomBytes(4).toString('hex')}`
  await inDatabase(`create database ${own}`)
  const emptyAt = performance.now()
  await restoreBackup(pathOf(backup.name), { target: own })
  const restoreMs = performance.now() - emptyAt
  const restored = await rowsOf(own)

  expect(Object.keys(restored)).toEqual(Object.keys(before))
  for (const [table, rows] of Object.entries(restored)) {
    const [found, known] = [new Set(rows), new Set(after[table])]
    expect(
      before[table]?.filter((row) => !found.has(row)),
      `lost from ${table}`,
    ).toEqual([])
    const foreign = rows.filter((row) => !known.has(row) && !row.includes('backups.restore'))
    expect(foreign, `nowhere but in the backup, of ${table}`).toEqual([])
  }
  // Each client was acknowledged before the next was begun, and stands in the audit log by the same transaction.
  const has = (table: string, id: string) => Boolean(restored[table]?.some((row) => row.includes(id)))
  const kept = later.filter((id) => has('clients', id))
  expect(kept).toEqual(later.slice(0, kept.length))
  expect(later.filter((id) => has('audit_log', id))).toEqual(kept)
  expect(kept.length).toBeGreaterThan(0)
  expect(later.length).toBeGreaterThan(kept.length)

  const filed = await inDatabase('select id from files', own)
  expect(filed.length).toBeGreaterThanOrEqual(files)
  for (const { id } of filed) expect(await readFile(contentAt(id))).toEqual(contents.get(id))
  const seconds = (ms: number) => (ms / 1000).toFixed(1)
  console.log(
    `Backed up and proven in ${seconds(backupMs)} s, restored in ${seconds(restoreMs)} s; ${later.length} clients were added meanwhile, ${kept.length} of them before the snapshot.`,
  )
})
