import { z } from 'zod'
import { BackupError, damaged } from './backup-error.ts'

/** One part of a backup. A body of unknown length comes as several. */
export type Entry = { name: string; size: number; body: AsyncIterable<Uint8Array> | Iterable<Uint8Array> }
export type ReadEntry = { name: string; body: AsyncIterable<Uint8Array> }

const headShape = z.strictObject({ name: z.string(), size: z.int().min(0) })
const mostHeadBytes = 1_024
const lineEnd = 10

/** The parts one after another: a line of JSON with name and size, then the bytes. */
export async function* packed(entries: AsyncIterable<Entry>): AsyncGenerator<Uint8Array> {
  for await (const { name, size, body } of entries) {
    yield Buffer.from(`${JSON.stringify({ name, size })}\n`)
    let left = size
    for await (const chunk of body) {
      left -= chunk.length
      yield chunk
    }
    if (left !== 0) throw new BackupError(`${name} changed its size while it was read.`)
  }
}

/** Reads lines and bytes off a stream of chunks, and holds no more than one of them. */
const readerOf = (source: AsyncIterator<Buffer>) => {
  let rest: Buffer = Buffer.alloc(0)
  const more = async () => {
    const next = await source.next()
    if (next.done) return false
    rest = rest.length > 0 ? Buffer.concat([rest, next.value]) : next.value
    return true
  }
  return {
    /** The next line without its end; undefined where there is nothing any more. */
    async line() {
      for (;;) {
        const end = rest.indexOf(lineEnd)
        if (end >= 0) {
          const line = rest.toString('utf8', 0, end)
          rest = rest.subarray(end + 1)
          return line
        }
        if (rest.length > mostHeadBytes) throw damaged()
        if (!(await more())) {
          if (rest.length > 0) throw damaged()
          return undefined
        }
      }
    },
    async *bytes(size: number) {
      for (let left = size; left > 0; ) {
        if (rest.length === 0 && !(await more())) throw damaged()
        const part = rest.subarray(0, left)
        rest = rest.subarray(part.length)
        left -= part.length
        yield part
      }
    },
  }
}

/** The parts again; each body must be read to its end before the next is asked for. Throws `BackupError`. */
export async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<ReadEntry> {
  const source = bytes[Symbol.asyncIterator]()
  const reader = readerOf(source)
  try {
    for (let line = await reader.line(); line !== undefined; line = await reader.line()) {
      const { name, size } = headShape.parse(JSON.parse(line))
      yield { name, body: reader.bytes(size) }
    }
  } finally {
    await source.return?.()
  }
}
