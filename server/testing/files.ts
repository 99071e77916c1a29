import { randomUUID } from 'node:crypto'
import { ReadableStream as NodeStream } from 'node:stream/web'
import { scopeOf } from '#domain/access.ts'
import type { Entity } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { keepFile } from '../files/keep-file.ts'
import { factsOf } from './facts.ts'

/** Bytes as a body that arrives in pieces. */
export async function* arriving(bytes: Uint8Array, piece = 64 * 1024): AsyncIterable<Uint8Array> {
  for (let at = 0; at < bytes.length; at += piece) yield bytes.subarray(at, at + piece)
}

/** The same as the body of a request: read only as far as somebody asks. */
export const streaming = (body: AsyncIterable<Uint8Array>) =>
  // Node types its own web streams apart from those of fetch; they are the same class.
  NodeStream.from(body) as unknown as ReadableStream<Uint8Array>

/** Hangs a file on a record in somebody's name, as the upload door does once it knows who it is. */
export const putFile = (
  actor: Actor,
  subject: { subjectType: Entity; subjectId: string },
  { name = 'notes.txt', content = `Some text ${randomUUID()}` as string | Buffer } = {},
) =>
  keepFile(
    { actor, scope: scopeOf(actor.role, 'files', 'create'), request: factsOf() },
    { ...subject, name },
    arriving(Buffer.from(content)),
  )
