import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { type FileHandle, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'
import { z } from 'zod'
import { backupReasons } from '#domain/backups.ts'
import { BackupError, damaged, onTheDisk } from './backup-error.ts'
import { type Entry, packed, type ReadEntry, unpacked } from './entries.ts'
import { framed, unframed } from './frames.ts'
import { checksumming, encrypting, keyTo, lockShape, newLock } from './sealing.ts'

/**
 * A backup is one file: a line that says what it is, a line of JSON (`headShape`), then frames with a tag each
 * (frames.ts). Their payloads are gzipped parts (entries.ts).
 */
const magic = 'NEXO-BACKUP 1\n'
const mostHeadBytes = 4_096

const headShape = z.strictObject({
  createdAt: z.iso.datetime(),
  /** Of the application. */
  version: z.string(),
  reason: z.enum(backupReasons),
  /** How many migrations the database had, and the hash of the last. */
  migrations: z.strictObject({ count: z.int().min(1), last: z.string() }),
  lock: lockShape.nullable(),
})
export type Head = z.output<typeof headShape>

/** Waits until a file, and then its name, are on the disk. A folder on a foreign disk may not know what that is. */
const syncFile = async (file: string) => {
  const handle = await open(/* turbopackIgnore: true */ file, 'r+')
  await handle.sync().finally(() => handle.close())
}
const syncFolder = async (folder: string) => {
  const handle = await open(/* turbopackIgnore: true */ folder)
  await handle
    .sync()
    .catch(() => undefined)
    .finally(() => handle.close())
}

/**
 * Writes a backup at constant memory. The file has its name only when all of it is on the disk; after a failure, or when
 * `signal` aborts, nothing is left. Encrypted when there is a passphrase. Throws `BackupError` when the disk is full.
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
  try {
    await pipeline(
      Readable.from(packed(entries)),
      createGzip({ level: 4 }),
      async function* (body: AsyncIterable<Buffer>) {
        yield head
        yield* framed(body, sealer)
      },
      createWriteStream(aside, { mode: 0o600 }),
      { ...(signal && { signal }) },
    )
    await syncFile(aside)
    await rename(aside, file)
    await syncFolder(path.dirname(file))
  } catch (error) {
    await rm(aside, { force: true })
    throw onTheDisk(error, path.dirname(file))
  }
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
  open(/* turbopackIgnore: true */ file).catch((cause: unknown) => {
    throw new BackupError(`${file} cannot be read.`, { cause })
  })

/** What a backup says of itself. Throws `BackupError` for a file that is none. */
export const readHead = async (file: string): Promise<Head> => {
  const handle = await openFile(file)
  try {
    return (await readHeadOf(handle)).head
  } catch (cause) {
    // A folder opens like a file, and cannot be read like one.
    throw cause instanceof BackupError ? cause : new BackupError(`${file} cannot be read.`, { cause })
  } finally {
    await handle.close()
  }
}

/**
 * What is in a backup, in its order and at constant memory; each body must be read before the next is asked for. Throws
 * `BackupError` when the passphrase is missing or wrong, and wherever the file is not what was written: what was yielded
 * before is sound, but not all, so nothing may be done with it that cannot be undone until the end is reached.
 * `onRead` hears how many bytes of the file were read.
 */
export async function* readArchive(
  file: string,
  passphrase?: string,
  onRead?: (bytes: number) => void,
): AsyncGenerator<ReadEntry> {
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
    const gunzip = createGunzip()
    const read = pipeline(Readable.from(unframed(handle, bytes.length, sealer, onRead)), gunzip)
    read.catch(() => undefined) // Whoever reads the entries hears of it.
    try {
      yield* unpacked(gunzip)
    } catch (error) {
      throw error instanceof BackupError ? error : damaged(error)
    }
    await read
  } finally {
    await handle.close()
  }
}
