import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { v7 } from 'uuid'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { clients } from '#db/schema/clients.ts'
import { files } from '#db/schema/files.ts'
import { notes } from '#db/schema/notes.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { handlers } from '../jobs/handlers.ts'
import { as, someone } from '../testing/acting.ts'
import { contentAt, contentsFolder, putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'
import { fileStore } from './store.ts'

let admin: Actor
const orphans = path.join(contentsFolder, 'orphans')
const clean = () => handlers['files.clean']({}, { signal: new AbortController().signal, attempt: 1 })

beforeAll(async () => {
  admin = await someone('admin')
})
beforeEach(async () => {
  await rm(contentsFolder, { recursive: true, force: true })
  await mkdir(contentsFolder, { recursive: true })
})

const aClient = async () => ({
  subjectType: 'clients' as const,
  subjectId: (await make(admin, 'clients')).id,
})
const age = async (file: string, hours: number) => {
  const then = new Date(Date.now() - hours * 60 * 60 * 1_000)
  await utimes(file, then, then)
}
const lie = async (name: string, hours: number) => {
  await writeFile(path.join(contentsFolder, name), 'bytes')
  await age(path.join(contentsFolder, name), hours)
  return name
}
const lying = async () => (await readdir(contentsFolder)).filter((name) => name !== 'orphans').sort()
const setAside = () => readdir(orphans)

test('a content whose row was never written is set aside, and gone after a week', async () => {
  const orphan = await lie(v7(), 2)
  await clean()
  expect([await lying(), await setAside()]).toEqual([[], [orphan]])
  await age(path.join(orphans, orphan), 6 * 24)
  await clean()
  expect(await setAside()).toEqual([orphan])
  await age(path.join(orphans, orphan), 8 * 24)
  await clean()
  expect(await setAside()).toEqual([])
})

test('an upload that broke off is gone; one that may still be under way is not', async () => {
  await lie(`${v7()}.part`, 2)
  const underWay = [await lie(`${v7()}.part`, 0.5), await lie(v7(), 0.5)].sort()
  await clean()
  expect([await lying(), await setAside()]).toEqual([underWay, []])
})

test('what has a row stays, in the trash too, and so does what is not ours', async () => {
  const kept = await putFile(admin, await aClient())
  const archived = await putFile(admin, await aClient())
  await as(admin).files.archive({ id: archived.id })
  for (const { id } of [kept, archived]) await age(contentAt(id), 1_000)
  const foreign = await lie('README', 1_000)
  await clean()
  expect(await lying()).toEqual([kept.id, archived.id, foreign].sort())
})

test('a content whose row comes back within the week comes back with it', async () => {
  const { id } = await putFile(admin, await aClient(), { content: 'still here' })
  await age(contentAt(id), 2)
  const [row] = await db.delete(files).where(eq(files.id, id)).returning()
  if (!row) throw new Error('there was no row')
  await clean()
  expect(await setAside()).toEqual([id])
  const { searchText: _, ...values } = row
  await db.insert(files).values(values)
  await clean()
  expect([await lying(), await setAside()]).toEqual([[id], []])
  expect(await new Response((await fileStore.open('files', id))?.body).text()).toBe('still here')
})

test('what hung on a record that was deleted for good goes with it, and nothing else', async () => {
  const [gone, stays] = [await aClient(), await aClient()]
  const file = await putFile(admin, gone)
  const note = await as(admin).notes.create({ ...gone, text: 'Gone' })
  const other = await putFile(admin, stays)
  const otherNote = await as(admin).notes.create({ ...stays, text: 'Stays' })
  await age(contentAt(file.id), 2)
  await db.delete(clients).where(eq(clients.id, gone.subjectId))
  await clean()
  const rows = [
    ...(await db.select({ id: files.id }).from(files)),
    ...(await db.select({ id: notes.id }).from(notes)),
  ]
  const ids = rows.map(({ id }) => id)
  expect(ids).not.toContain(file.id)
  expect(ids).not.toContain(note.id)
  expect(ids).toEqual(expect.arrayContaining([other.id, otherNote.id]))
  expect([await lying(), await setAside()]).toEqual([[other.id], [file.id]])
})

test('of very many contents each is looked at', async () => {
  const names = await Promise.all(Array.from({ length: 1_203 }, () => lie(v7(), 2)))
  const { id } = await putFile(admin, await aClient())
  await age(contentAt(id), 2)
  await clean()
  expect(await lying()).toEqual([id])
  expect((await setAside()).sort()).toEqual(names.sort())
})
