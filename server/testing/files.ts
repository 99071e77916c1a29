import { randomUUID } from 'node:crypto'
import path from 'node:path'
import { scopeOf } from '#domain/access.ts'
import type { Entity } from '#domain/entities.ts'
import type { Actor } from '../context.ts'
import { env } from '../env.ts'
import { keepFile } from '../files/keep-file.ts'
import { arriving } from './arriving.ts'
import { factsOf } from './facts.ts'

/** Where contents lie in these tests, unless one has an S3. */
export const contentsFolder = path.join(env.DATA_DIR, 'files')
export const contentAt = (id: string) => path.join(contentsFolder, id)

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
