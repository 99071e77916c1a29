import { mkdir, opendir, rename, rm, stat, utimes } from 'node:fs/promises'
import path from 'node:path'
import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { files } from '#db/schema/files.ts'
import { notes } from '#db/schema/notes.ts'
import { type Entity, entities } from '#domain/entities.ts'
import { db } from '../database.ts'
import { registry } from '../records/registry.ts'
import { folder, pathOf } from './store.ts'

const aside = path.join(/* turbopackIgnore: true */ folder, 'orphans')
const hour = 60 * 60 * 1_000
const week = 7 * 24 * hour

/** What hung on a record that was deleted for good. */
const stranded = (table: typeof files | typeof notes, type: Entity) => {
  const { table: records } = registry[type]
  return and(
    eq(table.subjectType, type),
    notExists(db.select({ one: sql`1` }).from(records).where(eq(records.id, table.subjectId))),
  )
}

const deleteStranded = async () => {
  for (const type of entities) {
    await db.delete(notes).where(stranded(notes, type))
    await db.delete(files).where(stranded(files, type))
  }
}

type Lying = { name: string; age: number }

/** The files of a folder, a few hundred at a time, with the milliseconds since each was last written. */
async function* lying(where: string): AsyncIterable<Lying[]> {
  const some: Lying[] = []
  await mkdir(where, { recursive: true, mode: 0o700 })
  for await (const entry of await opendir(where)) {
    if (!entry.isFile()) continue
    // One that is gone by now was finished or taken by another process.
    const found = await stat(path.join(/* turbopackIgnore: true */ where, entry.name)).catch(() => undefined)
    if (found) some.push({ name: entry.name, age: Date.now() - found.mtimeMs })
    if (some.length === 500) yield some.splice(0)
  }
  yield some
}

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Which of these contents have a row. */
const known = async (names: string[]) => {
  const ids = names.filter((name) => isId.test(name))
  const rows = await db.select({ id: files.id }).from(files).where(inArray(files.id, ids))
  return new Set(rows.map(({ id }) => id))
}

const setAside = async (name: string) => {
  await rename(pathOf(name), path.join(/* turbopackIgnore: true */ aside, name))
  const now = new Date()
  await utimes(path.join(/* turbopackIgnore: true */ aside, name), now, now)
}

/**
 * Takes away contents without a row: of uploads that ended half-way, and of files deleted for good. They are set aside
 * for a week and come back when their row does: for whoever starts with an older backup or the wrong database for a day
 * must not lose every file. What hung on a record that is gone for good goes first.
 */
export const cleanFiles = async () => {
  await deleteStranded()
  await mkdir(aside, { recursive: true, mode: 0o700 })
  for await (const some of lying(folder)) {
    const old = some.filter(({ age }) => age > hour).map(({ name }) => name)
    const kept = await known(old)
    for (const name of old) {
      if (name.endsWith('.part')) await rm(pathOf(name), { force: true })
      else if (isId.test(name) && !kept.has(name)) await setAside(name)
    }
  }
  for await (const some of lying(aside)) {
    const kept = await known(some.map(({ name }) => name))
    for (const { name, age } of some) {
      if (kept.has(name)) await rename(path.join(/* turbopackIgnore: true */ aside, name), pathOf(name))
      else if (age > week) await rm(path.join(/* turbopackIgnore: true */ aside, name), { force: true })
    }
  }
}
