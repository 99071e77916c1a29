import type { FileHandle } from 'node:fs/promises'
import { damaged } from './backup-error.ts'
import { type Sealer, tagBytes } from './sealing.ts'

const frameBytes = 64 * 1024
const lastBit = 0x8000_0000

/** Cuts what arrives into pieces of one size, and says which is the last. */
async function* cut(body: AsyncIterable<Buffer>) {
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

/** Frames of at most 64 KiB: the length in four bytes (the first bit is set on the last frame), the payload, its tag. */
export async function* framed(body: AsyncIterable<Buffer>, sealer: Sealer): AsyncGenerator<Buffer> {
  for await (const { payload, last } of cut(body)) {
    const length = Buffer.alloc(4)
    length.writeUInt32BE((payload.length | (last ? lastBit : 0)) >>> 0)
    yield Buffer.concat([length, sealer.seal(payload, last)])
  }
}

/** Reads on from where it is, exactly so many bytes; a file that ends before them was cut off. */
const take = async (handle: FileHandle, bytes: number) => {
  const buffer = Buffer.alloc(bytes)
  for (let at = 0; at < bytes; ) {
    const { bytesRead } = await handle.read(buffer, at, bytes - at)
    if (bytesRead === 0) throw damaged()
    at += bytesRead
  }
  return buffer
}

/**
 * The payloads of a file whose first `from` bytes are its head, which nobody has read by the handle's own position.
 * `onRead` hears how far it came. Throws `BackupError` at the first frame that is not what was written there.
 */
export async function* unframed(
  handle: FileHandle,
  from: number,
  sealer: Sealer,
  onRead?: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  let at = from
  await take(handle, from)
  for (let last = false; !last; ) {
    const length = (await take(handle, 4)).readUInt32BE()
    last = length >= lastBit
    const size = last ? length - lastBit : length
    if (size > frameBytes) throw damaged()
    yield sealer.open(await take(handle, size), await take(handle, tagBytes), last)
    at += 4 + size + tagBytes
    onRead?.(at)
  }
  if ((await handle.read(Buffer.alloc(1), 0, 1)).bytesRead > 0) throw damaged()
}
