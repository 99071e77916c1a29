import { createHash } from 'node:crypto'
import { type EventEmitter, once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { z } from 'zod'
import { BackupError, damaged } from './backup-error.ts'
import { checksumming, encrypting, keyTo, lockShape, newLock, type Sealer, tagBytes } from './sealing.ts'

/**
 * A backup is one file: a line that says what it is, a line of JSON (`headShape`), then frames of at most 64 KiB, each
 * its length (four bytes, the first bit set on the last), its payload and its tag. The payloads are a gzipped tar.
 */
const magic = 'NEXO-BACKUP 1\n'
const frameBytes = 64 * 1024
const mostHeadBytes = 4_096
const lastBit = 0x8000_0000

const headShape = z.strictObject({
  createdAt: z.iso.datetime(),
  /** Of the application. */
  version: z.string(),
  /** How many migrations the database had, and the hash of the last. */
  migrations: z.strictObject({ count: z.int().min(1), last: z.string() }),
  lock: lockShape.nullable(),
})
export type Head = z.output<typeof headShape>

/** One file inside. A body of unknown length comes as several entries. */
export type Entry = { name: string; size: number; body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }

/** A promise that somebody else settles, and that may fail unheard. */
const deferred = () => {
  let settle: { resolve: () => void; reject: (error: unknown) => void } | undefined
  const promise = new Promise<void>((resolve, reject) => {
    settle = { resolve, reject }
  })
  promise.catch(() => undefined)
  return {
    promise,
    resolve: () => settle?.resolve(),
    reject: (error: unknown) => settle?.reject(error),
  }
}

/** Cuts what arrives into frames of one size, and says which is the last. */
async function* framesOf(body: AsyncIterable<Buffer>) {
  let rest: Buffer[] = []
  let size = 0
  for await (const chunk of body) {
    rest.push(chunk)
    size += chunk.length
    if (size <= frameBytes) continue
    let whole = Buffer.concat(rest)
    for (; whole.length > frameBytes; whole = whole.subarray(frameBytes))
      yield { payload: whole.subarray(0, frameBytes), last: false }
    rest = [whole]
    size = whole.length
  }
  yield { payload: Buffer.concat(rest), last: true }
}

async function* sealed(head: Buffer, body: AsyncIterable<Buffer>, sealer: Sealer) {
  yield head
  for await (const { payload, last } of framesOf(body)) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE((payload.length | (last ? lastBit : 0)) >>> 0)
    yield Buffer.concat([length, sealer.seal(payload, last)])
  }
}

/** Writes into one of tar-stream's streams, which are not Node's own, no faster than it takes. */
const pour = async (
  body: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
  into: EventEmitter & { write(chunk: Uint8Array): boolean; end(last: undefined): void },
  closed: Promise<void>,
) => {
  for await (const chunk of body) if (!into.write(chunk)) await Promise.race([once(into, 'drain'), closed])
  into.end(undefined)
  await closed
}

const fill = async (pack: tar.Pack, entries: AsyncIterable<Entry>) => {
  for await (const { name, size, body } of entries) {
    const { promise, resolve, reject } = deferred()
    await pour(
      body,
      pack.entry({ name, size }, (error) => (error ? reject(error) : resolve())),
      promise,
    )
  }
  pack.finalize()
}

const syncFolder = async (folder: string) => {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/**
 * Writes a backup at constant memory. The file has its name only when all of it is on the disk; after a failure, or when
 * `signal` aborts, nothing is left. Encrypted when there is a passphrase.
 */
export const writeArchive = async (
  file: string,
  about: Omit<Head, 'lock'>,
  entries: AsyncIterable<Entry>,
  { passphrase, signal }: { passphrase?: string | undefined; signal?: AbortSignal | undefined } = {},
): Promise<void> => {
  const locked = passphrase === undefined ? undefined : await newLock(passphrase)
  const head = Buffer.from(`${magic}${JSON.stringify({ ...about, lock: locked?.lock ?? null })}\n`)
  const digest = createHash('sha256').update(head).digest()
  const sealer = locked ? encrypting(locked.lock, locked.key, digest) : checksumming(digest)
  const aside = `${file}.part`
  const pack = tar.pack()
  try {
    const filled = fill(pack, entries).catch((error: unknown) => {
      pack.destroy(error instanceof Error ? error : new Error(String(error)))
      throw error
    })
    const written = pipeline(
      Readable.from(pack),
      createGzip({ level: 4 }),
      (body: AsyncIterable<Buffer>) => sealed(head, body, sealer),
      createWriteStream(aside, { mode: 0o600, flush: true }),
      { ...(signal && { signal }) },
    )
    // A failure of either ends both; what could not be written knows the cause, in the entries or on the disk.
    const ends = await Promise.allSettled([written, filled])
    for (const end of ends) if (end.status === 'rejected') throw end.reason
    await rename(aside, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    await rm(aside, { force: true })
    throw error
  }
}

/** Exactly so many bytes; a file that ends before them was cut off. */
const take = async (handle: FileHandle, bytes: number) => {
  const buffer = Buffer.alloc(bytes)
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await handle.read(buffer, at, bytes - at)
    if (bytesRead === 0) throw damaged()
    at += bytesRead
  }
  return buffer
}

const noBackup = () => new BackupError('This file is no Nexo backup, or its beginning is damaged.')

const readHeadOf = async (handle: FileHandle) => {
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(mostHeadBytes), 0, mostHeadBytes, 0)
  const end = buffer.subarray(0, bytesRead).indexOf('\n', magic.length) + 1
  if (end === 0 || buffer.toString('latin1', 0, magic.length) !== magic) throw noBackup()
  try {
    const head = headShape.parse(JSON.parse(buffer.toString('utf8', magic.length, end)))
    return { head, bytes: buffer.subarray(0, end) }
  } catch {
    throw noBackup()
  }
}

const openFile = (file: string) =>
  open(file).catch((cause: unknown) => {
    throw new BackupError(`${file} cannot be read.`, { cause })
  })

/** What a backup says of itself. Throws `BackupError` for a file that is none. */
export const readHead = async (file: string): Promise<Head> => {
  const handle = await openFile(file)
  try {
    return (await readHeadOf(handle)).head
  } finally {
    await handle.close()
  }
}

async function* unsealed(handle: FileHandle, from: number, sealer: Sealer) {
  await handle.read(Buffer.alloc(from), 0, from, null) // Past the head, by the handle's own position.
  for (let last = false; !last; ) {
    const length = (await take(handle, 4)).readUInt32BE()
    last = length >= lastBit
    const size = last ? length - lastBit : length
    if (size > frameBytes) throw damaged()
    yield sealer.open(await take(handle, size), await take(handle, tagBytes), last)
  }
  if ((await handle.read(Buffer.alloc(1), 0, 1)).bytesRead > 0) throw damaged()
}

export type ReadEntry = { name: string; body: AsyncIterable<Uint8Array> }

/**
 * What is in a backup, in its order and at constant memory; each body must be read before the next is asked for. Throws
 * `BackupError` when the passphrase is missing or wrong, and wherever the file is not what was written: what was yielded
 * before is sound, but not all, so nothing may be done with it that cannot be undone until the end is reached.
 */
export async function* readArchive(file: string, passphrase?: string): AsyncGenerator<ReadEntry> {
  const handle = await openFile(file)
  try {
    const { head, bytes } = await readHeadOf(handle)
    const digest = createHash('sha256').update(bytes).digest()
    const { lock } = head
    if (lock && passphrase === undefined)
      throw new BackupError('This backup is encrypted: set the BACKUP_PASSPHRASE it was made with.')
    const sealer =
      lock && passphrase !== undefined
        ? encrypting(lock, await keyTo(lock, passphrase), digest)
        : checksumming(digest)
    const extract = tar.extract()
    const { promise: closed, resolve } = deferred()
    extract.on('close', resolve)
    const poured = pipeline(
      Readable.from(unsealed(handle, bytes.length, sealer)),
      createGunzip(),
      (body: AsyncIterable<Buffer>) => pour(body, extract, closed),
    ).catch((error: unknown) => {
      const cause = error instanceof BackupError ? error : damaged()
      extract.destroy(cause)
      throw cause
    })
    poured.catch(() => undefined) // Heard of below.
    try {
      // streamx types what it carries as unknown; tar-stream carries buffers.
      for await (const entry of extract)
        yield { name: entry.header.name, body: entry as AsyncIterable<Uint8Array> }
    } catch (error) {
      await poured
      throw error
    } finally {
      extract.destroy()
    }
    await poured
  } finally {
    await handle.close()
  }
}
