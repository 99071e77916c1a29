import { createHash } from 'node:crypto'
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises'
import path from 'node:path'
import { maxFileBytes } from '#domain/files.ts'
import { requireSpace } from '../disk/reserve.ts'
import { env } from '../env.ts'
import { badInput, diskFull, Problem } from '../errors.ts'
import { watchContent } from './content-type.ts'

/** Where contents lie, each under its row's id; what is still being written ends in `.part`. */
export const folder = path.join(/* turbopackIgnore: true */ env.DATA_DIR, 'files')
export const pathOf = (id: string) => path.join(/* turbopackIgnore: true */ folder, id)

export type Content = { size: number; sha256: string; type: string }

export const tooLarge = () => new Problem('PAYLOAD_TOO_LARGE', 'too_large', 'A file may have 10 MB at most.')

const full = new Set(['ENOSPC', 'EDQUOT'])
const inWords = (error: unknown) =>
  error instanceof Error && 'code' in error && full.has(String(error.code)) ? diskFull(error) : error

/** Writes a body to an open file while it arrives, however slowly, and says what it was. Memory stays constant. */
const pour = async (body: AsyncIterable<Uint8Array>, handle: FileHandle): Promise<Content> => {
  const hash = createHash('sha256')
  const content = watchContent()
  let size = 0
  for await (const chunk of body) {
    size += chunk.byteLength
    if (size > maxFileBytes) throw tooLarge()
    await requireSpace()
    hash.update(chunk)
    content.see(chunk)
    await handle.writeFile(chunk)
  }
  if (size === 0) throw badInput([{ path: 'body', message: 'empty_file' }])
  await handle.sync()
  return { size, sha256: hash.digest('hex'), type: content.type() }
}

const syncFolder = async () => {
  const handle = await open(folder)
  await handle.sync().finally(() => handle.close())
}

/**
 * Keeps a body as the content of `id`. It lies under its name only when all of it is on the disk, so that no power cut
 * leaves half a file; after a failure nothing is left. Throws 413, 400 for an empty one, 503 when the disk is full or would be.
 */
export const store = async (id: string, body: AsyncIterable<Uint8Array>): Promise<Content> => {
  const aside = `${pathOf(id)}.part`
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const handle = await open(aside, 'w', 0o600)
    const content = await pour(body, handle).finally(() => handle.close())
    await rename(aside, pathOf(id))
    await syncFolder()
    return content
  } catch (error) {
    await rm(aside, { force: true })
    throw inWords(error)
  }
}

const chunkBytes = 64 * 1024

/** The content of `id` as a stream that reads only as fast as it is taken, and lets go of the file when it is left. */
export const openContent = async (id: string): Promise<ReadableStream<Uint8Array>> => {
  const handle = await open(pathOf(id)).catch((cause: unknown) => {
    throw new Problem('SERVICE_UNAVAILABLE', 'content_missing', 'The content of this file cannot be read.', {
      cause,
    })
  })
  return new ReadableStream({
    async pull(controller) {
      try {
        const { bytesRead, buffer } = await handle.read({ buffer: new Uint8Array(chunkBytes) })
        if (bytesRead > 0) return controller.enqueue(buffer.subarray(0, bytesRead))
        await handle.close()
        controller.close()
      } catch (error) {
        await handle.close()
        throw error
      }
    },
    cancel: () => handle.close(),
  })
}
