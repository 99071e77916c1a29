import { and, eq, inArray, notExists, sql } from 'drizzle-orm'
import { files } from '#db/schema/files.ts'
import { notes } from '#db/schema/notes.ts'
import { type Entity, entities } from '#domain/entities.ts'
import { db } from '../database.ts'
import { registry } from '../records/registry.ts'
import { fileStore } from './store.ts'

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

const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** Which of these contents have a row. */
const known = async (names: string[]) => {
  const ids = names.filter((name) => isId.test(name))
  const rows = await db.select({ id: files.id }).from(files).where(inArray(files.id, ids))
  return new Set(rows.map(({ id }) => id))
}

/**
 * Takes away contents without a row: of uploads that ended half-way, and of files deleted for good. They are set aside
 * for a week and come back when their row does: for whoever starts with an older backup or the wrong database for a day
 * must not lose every file. What hung on a record that is gone for good goes first.
 */
export const cleanFiles = async () => {
  await deleteStranded()
  await fileStore.removeHalves(hour)
  for await (const some of fileStore.list('files')) {
    const old = some.filter(({ name, age }) => age > hour && isId.test(name)).map(({ name }) => name)
    const kept = await known(old)
    for (const name of old) if (!kept.has(name)) await fileStore.move(name, 'files', 'files/orphans')
  }
  for await (const some of fileStore.list('files/orphans')) {
    const kept = await known(some.map(({ name }) => name))
    for (const { name, age } of some) {
      if (kept.has(name)) await fileStore.move(name, 'files/orphans', 'files')
      else if (age > week) await fileStore.remove('files/orphans', name)
    }
  }
}
