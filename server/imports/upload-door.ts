import { scopeOf } from '#domain/access.ts'
import { importFileInput, importLimits } from '#domain/imports.ts'
import { isStaff } from '#domain/roles.ts'
import type { Actor, Context } from '../context.ts'
import { db } from '../database.ts'
import { requireSpaceFor } from '../disk/reserve.ts'
import { forbidden, Problem } from '../errors.ts'
import { answering, requireActor } from '../files/door.ts'
import { camel, renameKeys, snake } from '../http/case.ts'
import { requireOwnOrigin } from '../http/origin.ts'
import { audit } from '../records/audit.ts'
import { keepRows } from './keep-rows.ts'

const tooLarge = () =>
  new Problem('PAYLOAD_TOO_LARGE', 'too_large', `A file may weigh ${importLimits.bytes / 1024 / 1024} MiB.`)

const requirePlainBody = ({ headers }: Request) => {
  if (/^\s*multipart\//i.test(headers.get('content-type') ?? ''))
    throw new Problem('UNSUPPORTED_MEDIA_TYPE', 'not_a_file', 'Send the file itself as the body, not a form.')
  if (Number(headers.get('content-length') ?? 0) > importLimits.bytes) throw tooLarge()
}

const requireRight = async (
  { request }: Context,
  actor: Actor,
  of: (typeof importFileInput)['_output']['of'],
) => {
  if (isStaff(actor.role) && scopeOf(actor.role, of, 'create') !== 'none') return
  const changes = { procedure: { before: null, after: 'imports.create' } }
  await audit(db, { request, actor }, { action: 'access.denied', changes })
  throw forbidden()
}

/** The whole file: what its rows are in, and where its text ends, is known only then. */
const readBody = async ({ body }: Request) => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body ?? []) {
    size += chunk.byteLength
    if (size > importLimits.bytes) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** `POST /api/imports?of=&name=`: the body, a CSV file, waits to be told what its columns are; nothing is added yet. */
export const answerImport = answering(async (request, { context, url }) => {
  if (context.request.door === 'browser') requireOwnOrigin(request.headers)
  const actor = await requireActor(context, { fresh: true })
  const input = importFileInput.parse(renameKeys(Object.fromEntries(url.searchParams), camel))
  await requireRight(context, actor, input.of)
  await requireSpaceFor({ path: 'imports.create', type: 'mutation' })
  requirePlainBody(request)
  const kept = await keepRows(actor, input, await readBody(request))
  context.reply.set('cache-control', 'no-store')
  context.reply.set('content-type', 'application/json')
  return new Response(JSON.stringify(renameKeys(kept, snake)), { status: 201, headers: context.reply })
})
