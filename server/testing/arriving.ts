import { ReadableStream as NodeStream } from 'node:stream/web'

/** Bytes as a body that arrives in pieces. */
export async function* arriving(bytes: Uint8Array, piece = 64 * 1024): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

/** The same as the body of a request: read only as far as somebody asks. */
export const streaming = (body: AsyncIterable<Uint8Array>) =>
  // Node types its own web streams apart from those of fetch; they are the same class.
  NodeStream.from(body) as unknown as ReadableStream<Uint8Array>
