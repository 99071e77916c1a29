import { createHash } from 'node:crypto'
import { maxFileBytes } from '#domain/files.ts'
import { requireSpace } from '../disk/reserve.ts'
import { badInput, Problem } from '../errors.ts'
import { watchContent } from './content-type.ts'
import { fileStore } from './store.ts'

export type Content = { size: number; sha256: string; type: string }

export const tooLarge = () => new Problem('PAYLOAD_TOO_LARGE', 'too_large', 'A file may have 10 MB at most.')

/**
 * Keeps a body as the content of `id` and says what it was, seen as it passes. After a failure nothing is kept. Throws
 * 413, 400 for an empty one, and 503 when there is no room, or would be none, or the storage is not there.
 */
export const keepContent = async (id: string, body: AsyncIterable<Uint8Array>): Promise<Content> => {
  const hash = createHash('sha256')
  const content = watchContent()
  let size = 0
  const watched = async function* () {
    for await (const chunk of body) {
      size += chunk.byteLength
      if (size > maxFileBytes) throw tooLarge()
      await requireSpace()
      hash.update(chunk)
      content.see(chunk)
      yield chunk
    }
    if (size === 0) throw badInput([{ path: 'body', message: 'empty_file' }])
  }
  await fileStore.keep('files', id, watched())
  return { size, sha256: hash.digest('hex'), type: content.type() }
}
