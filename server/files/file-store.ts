import { diskFull, Problem } from '../errors.ts'

/**
 * Where contents lie, by what they are to us: those of rows; those without one (docs/decisions/0009); those that a restore
 * brings; those from before a restore. It is the folder below DATA_DIR, and what keys in S3 begin with.
 */
export type Place = 'files' | 'files/orphans' | 'files.restoring' | `files.before-${string}`

/** A content, and the milliseconds since it was put where it lies. */
export type Lying = { name: string; age: number }
export type Opened = { size: number; body: ReadableStream<Uint8Array> }

/** What keeps the contents of files. Each method throws a 503 `Problem` when what it is built on is not there. */
export type FileStore = {
  kind: 'folder' | 's3'
  /**
   * Keeps a body under a name, at constant memory however slowly it arrives. It is there as a whole and to stay when this
   * resolves, and not at all when this rejects: with what `body` threw, or 503 when there is no room.
   */
  keep(place: Place, name: string, body: AsyncIterable<Uint8Array>): Promise<void>
  /** A stream that is read only as fast as it is taken; undefined when there is no such content. */
  open(place: Place, name: string): Promise<Opened | undefined>
  /** All that lies there, some hundreds at a time. */
  list(place: Place): AsyncIterable<Lying[]>
  /** Its age begins again. */
  move(name: string, from: Place, to: Place): Promise<void>
  remove(place: Place, name: string): Promise<void>
  /** What has the same name is the same content, and is left as it is. */
  copyAll(from: Place, to: Place): Promise<void>
  moveAll(from: Place, to: Place): Promise<void>
  clear(place: Place): Promise<void>
  /** Takes away what is left of uploads that broke off more than so many milliseconds ago. */
  removeHalves(age: number): Promise<void>
  /** For the person who runs Nexo: names a folder or a bucket. */
  whereIs(place: Place): string
  /** Resolves when contents can be read. */
  probe(): Promise<void>
}

const full = new Set(['ENOSPC', 'EDQUOT'])

/** The 503 for a disk that has no room; any other error as it is. */
export const inWords = (error: unknown): unknown =>
  error instanceof Error && 'code' in error && full.has(String(error.code)) ? diskFull(error) : error

export const contentMissing = (cause?: unknown) =>
  new Problem('SERVICE_UNAVAILABLE', 'content_missing', 'The content of this file cannot be read.', { cause })
