import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { arriving } from '../testing/arriving.ts'
import { startS3, type TestS3 } from '../testing/s3.ts'
import type { FileStore, Place } from './file-store.ts'
import { folderStore } from './folder-store.ts'
import { s3Store } from './s3-store.ts'

let s3: TestS3
let root: string
beforeAll(async () => {
  s3 = await startS3({ pageSize: 3 })
  root = await mkdtemp(path.join(tmpdir(), 'nexo-store-'))
})
afterAll(async () => {
  await s3.remove()
  await rm(root, { recursive: true, force: true })
})

const before = 'files.before-20261126101500'
const places: Place[] = ['files', 'files/orphans', 'files.restoring', before]
const hour = 3_600_000

type Kept = {
  store: FileStore
  /** The file below a content, in which a test may look or which it may age. */
  fileOf: (place: Place, name: string) => string
  /** Where what arrives waits. */
  waiting: string
}
const kinds: [string, () => Kept][] = [
  [
    'a folder',
    () => ({
      store: folderStore(root),
      fileOf: (place, name) => path.join(root, place, name),
      waiting: path.join(root, 'files'),
    }),
  ],
  [
    'S3',
    () => ({
      store: s3Store({ ...s3.settings, prefix: 'shop/' }, root),
      fileOf: (place, name) => s3.fileOf(`shop/${place}/${name}`),
      waiting: path.join(root, 'files.arriving'),
    }),
  ],
]

describe.each(kinds)('contents in %s', (_, open) => {
  let store: FileStore
  let fileOf: Kept['fileOf']
  let waiting: string
  beforeAll(() => {
    ;({ store, fileOf, waiting } = open())
  })
  beforeEach(async () => {
    for (const place of places) await store.clear(place)
  })

  const keep = (place: Place, name: string, bytes: Uint8Array | string = name) =>
    store.keep(place, name, arriving(Buffer.from(bytes)))
  const read = async (place: Place, name: string) => {
    const opened = await store.open(place, name)
    return opened && Buffer.from(await new Response(opened.body).arrayBuffer())
  }
  const names = async (place: Place) => {
    const found: string[] = []
    for await (const some of store.list(place)) found.push(...some.map(({ name }) => name))
    return found.sort()
  }
  const halves = async () => (await readdir(waiting).catch(() => [])).filter((name) => name.endsWith('.part'))

  test('come back byte for byte, with their size, and are read as often as one likes', async () => {
    const bytes = randomBytes(3_000_000)
    await keep('files', 'large', bytes)
    for (let round = 0; round < 2; round++) {
      expect((await read('files', 'large'))?.equals(bytes)).toBe(true)
      const opened = await store.open('files', 'large')
      expect(opened?.size).toBe(3_000_000)
      await opened?.body.cancel()
    }
    await keep('files', 'large', 'written anew')
    expect(String(await read('files', 'large'))).toBe('written anew')
    expect(await store.open('files', 'other')).toBeUndefined()
    expect(await store.open('files/orphans', 'large')).toBeUndefined()
    expect(await halves()).toEqual([])
  })

  test('that break off half-way are not there, and leave nothing', async () => {
    async function* broken() {
      yield randomBytes(200_000)
      throw new Error('the line is dead')
    }
    await expect(store.keep('files', 'half', broken())).rejects.toThrow('the line is dead')
    expect([await names('files'), await halves()]).toEqual([[], []])
  })

  test('are listed by their place, each once, with their age', async () => {
    const some = Array.from({ length: 7 }, (_, at) => `content-${at}`)
    await Promise.all(some.map((name) => keep('files', name)))
    await keep('files/orphans', 'aside')
    const then = new Date(Date.now() - 5 * hour)
    await utimes(fileOf('files', 'content-3'), then, then)
    const ages = new Map<string, number>()
    for await (const page of store.list('files')) for (const { name, age } of page) ages.set(name, age)
    expect([...ages.keys()].sort()).toEqual(some)
    expect(Math.round((ages.get('content-3') ?? 0) / hour)).toBe(5)
    expect(Math.abs(ages.get('content-4') ?? Number.NaN)).toBeLessThan(hour)
    expect(await names('files/orphans')).toEqual(['aside'])
    expect(await names(before)).toEqual([])
  })

  test('move to another place, where their age begins again', async () => {
    await keep('files', 'one')
    const then = new Date(Date.now() - 200 * hour)
    await utimes(fileOf('files', 'one'), then, then)
    await store.move('one', 'files', 'files/orphans')
    expect([await names('files'), await names('files/orphans')]).toEqual([[], ['one']])
    for await (const [moved] of store.list('files/orphans')) expect(moved?.age ?? hour).toBeLessThan(hour)
    await store.move('one', 'files/orphans', 'files')
    expect(String(await read('files', 'one'))).toBe('one')
  })

  test('are copied and moved all at once, and what is there already is left', async () => {
    const some = Array.from({ length: 10 }, (_, at) => `content-${at}`)
    for (const name of some) await keep('files', name)
    await keep(before, 'content-2', 'left')
    await store.copyAll('files', before)
    expect(await names(before)).toEqual(some)
    expect(String(await read(before, 'content-2'))).toBe('left')
    expect(String(await read(before, 'content-3'))).toBe('content-3')
    await keep('files.restoring', 'content-3', 'restored')
    await keep('files.restoring', 'new')
    await store.moveAll('files.restoring', 'files')
    expect(await names('files.restoring')).toEqual([])
    expect(await names('files')).toEqual([...some, 'new'])
    expect(String(await read('files', 'content-3'))).toBe('restored')
    // What was put aside is not what was written over it since.
    expect(String(await read(before, 'content-3'))).toBe('content-3')
  })

  test('are removed one by one or all, and what is not there may be removed too', async () => {
    for (const name of ['one', 'two', 'three', 'four', 'five']) await keep('files', name)
    await keep('files/orphans', 'aside')
    await store.remove('files', 'one')
    await store.remove('files', 'one')
    expect(await names('files')).toEqual(['five', 'four', 'three', 'two'])
    await store.clear(before)
    await store.clear('files/orphans')
    expect([await names('files/orphans'), (await names('files')).length]).toEqual([[], 4])
  })

  test('that a killed process was writing are taken away when they are old', async () => {
    await keep('files', 'whole')
    const half = path.join(waiting, 'killed.part')
    await writeFile(half, 'half')
    await store.removeHalves(hour)
    expect(await halves()).toHaveLength(1)
    const then = new Date(Date.now() - 2 * hour)
    await utimes(half, then, then)
    await store.removeHalves(hour)
    expect([await halves(), await names('files')]).toEqual([[], ['whole']])
  })

  test('can be reached, and it can be told where they are', async () => {
    await expect(store.probe()).resolves.toBeUndefined()
    expect(store.whereIs(before)).toMatch(/\/files\.before-20261126101500$/)
  })
})
