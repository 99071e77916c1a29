import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readArchive, readHead, writeArchive } from './archive.ts'
import { BackupError } from './backup-error.ts'
import type { Entry } from './entries.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'nexo-archive-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const passphrase = 'three grey herons'
const about = {
  createdAt: '2026-11-26T10:00:00.000Z',
  version: '1.2.3',
  reason: 'asked' as const,
  migrations: { count: 3, last: 'abc' },
}
const parts: [string, Buffer][] = [
  ['plan.json', Buffer.from('{}')],
  ['tables/notes/000000', Buffer.from('one\ttwo\n\\.\n\0')],
  ['files/large', randomBytes(300_000)],
  ['files/empty', Buffer.alloc(0)],
]
async function* entries(): AsyncGenerator<Entry> {
  for (const [name, bytes] of parts) yield { name, size: bytes.length, body: [bytes] }
}
const write = async (options: { passphrase?: string } = {}) => {
  const file = path.join(folder, randomBytes(6).toString('hex'))
  await writeArchive(file, about, entries(), options)
  return file
}
const read = async (file: string, key?: string) => {
  const found: [string, Buffer][] = []
  for await (const { name, body } of readArchive(file, key)) {
    const chunks: Uint8Array[] = []
    for await (const chunk of body) chunks.push(chunk)
    found.push([name, Buffer.concat(chunks)])
  }
  return found
}
const changed = async (file: string, change: (bytes: Buffer) => Buffer) => {
  const other = `${file}.changed`
  await writeFile(other, change(await readFile(file)))
  return other
}
const flippedAt = (at: number) => (bytes: Buffer) => {
  bytes.writeUInt8(bytes.readUInt8(at) ^ 1, at)
  return bytes
}

describe.each([
  ['in the clear', undefined],
  ['encrypted', passphrase],
])('%s', (_, key) => {
  let file: string
  let size: number
  beforeAll(async () => {
    file = await write(key === undefined ? {} : { passphrase: key })
    size = (await readFile(file)).length
  })

  test('what was written is read, byte for byte', async () => {
    expect(await read(file, key)).toEqual(parts)
    expect(await readHead(file)).toMatchObject(about)
  })

  test('a flipped bit is noticed wherever it is', async () => {
    const places = Array.from({ length: key ? 8 : 60 }, (_, n) =>
      Math.floor((n * (size - 1)) / (key ? 7 : 59)),
    )
    for (const at of [...places, size - 17, 20])
      await expect(changed(file, flippedAt(at)).then((other) => read(other, key))).rejects.toThrow(
        BackupError,
      )
  })

  test('one that was cut off or added to is noticed', async () => {
    for (const length of [40, 70_000, size - 1]) {
      const other = await changed(file, (bytes) => bytes)
      await truncate(other, length)
      await expect(read(other, key)).rejects.toThrow(/damaged/)
    }
    const longer = await changed(file, (bytes) => Buffer.concat([bytes, Buffer.from('x')]))
    await expect(read(longer, key)).rejects.toThrow(/damaged/)
  })
})

test('encrypted, it holds nothing readable, and opens with its passphrase alone', async () => {
  const file = await write({ passphrase })
  expect((await readFile(file)).includes('tables/notes')).toBe(false)
  await expect(read(file, 'not the passphrase')).rejects.toThrow(/does not open with this passphrase/)
  await expect(read(file)).rejects.toThrow(/is encrypted: set the BACKUP_PASSPHRASE/)
})

test('another file is no backup, and neither is a folder or nothing', async () => {
  const other = path.join(folder, 'other')
  await writeFile(other, 'select 1;\n')
  await expect(readHead(other)).rejects.toThrow('This file is no Nexo backup, or its beginning is damaged.')
  for (const nothing of [folder, `${other}.none`])
    await expect(readHead(nothing)).rejects.toThrow(/cannot be read\.$/)
})

test('one that cannot be written to its end leaves nothing, and says why', async () => {
  const there = await readdir(folder)
  const broken = async function* () {
    yield { name: 'plan.json', size: 3, body: [Buffer.from('abc')] }
    throw new Error('the line is dead')
  }
  await expect(writeArchive(path.join(folder, 'x'), about, broken())).rejects.toThrow('the line is dead')
  expect(await readdir(folder)).toEqual(there)
  await expect(writeArchive(path.join(folder, 'gone', 'x'), about, entries())).rejects.toThrow(
    /gone is gone: is the disk there\?/,
  )
})
