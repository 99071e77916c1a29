import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { inWords } from './file-store.ts'
import { inside, makeFolder, partEnd, writePart } from './folder.ts'

/**
 * Puts a body aside on this machine's disk while it arrives: S3 asks for size and hash before the first byte, and memory
 * is dearer. Throws what `body` throws, and 503 when the disk is full; then nothing is left.
 */
export const spool = async (folder: string, body: AsyncIterable<Uint8Array>) => {
  const file = inside(folder, `${randomUUID()}${partEnd}`)
  const hash = createHash('sha256')
  let size = 0
  const watched = async function* () {
    for await (const chunk of body) {
      size += chunk.byteLength
      hash.update(chunk)
      yield chunk
    }
  }
  try {
    await makeFolder(folder)
    await writePart(file, watched())
  } catch (error) {
    throw inWords(error)
  }
  return {
    size,
    sha256: hash.digest('hex'),
    // Node types its own web streams apart from those of fetch; they are the same class.
    open: () => Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>,
    remove: () => rm(file, { force: true }),
  }
}
