import { scopeOf } from '#domain/access.ts'
import { fileInput, maxFileBytes } from '#domain/files.ts'
import { Problem } from '../errors.ts'
import { camel, renameKeys } from '../http/case.ts'
import { requireOwnOrigin } from '../http/origin.ts'
import { answering, created, refuse, requireActor, requireNoForm } from './door.ts'
import { tooLarge } from './keep-content.ts'
import { keepFile } from './keep-file.ts'

/** Nobody is left to hear of it; it must only not be taken for a fault of ours. */
const callerGone = (cause: unknown) =>
  new Problem('CLIENT_CLOSED_REQUEST', 'caller_gone', 'The upload was broken off.', { cause })

async function* none(): AsyncIterable<Uint8Array> {}

/** So long somebody who is refused half-way may go on sending. */
const patienceMs = 10_000

/** Reads what is still being sent and throws it away: who is cut off while they send does not hear why. */
const hearOut = async (body: ReadableStream<Uint8Array> | null) => {
  let bytes = 0
  const until = Date.now() + patienceMs
  for await (const chunk of body ?? none()) {
    bytes += chunk.byteLength
    if (bytes > maxFileBytes || Date.now() > until) return
  }
}

/** `POST /api/files?subject_type=&subject_id=&name=`: the body, whatever its type, becomes a file on that record. */
export const answerUpload = answering(async (request, { context, url }) => {
  if (context.request.door === 'browser') requireOwnOrigin(request.headers)
  const actor = await requireActor(context, { fresh: true })
  const scope = scopeOf(actor.role, 'files', 'create')
  if (scope === 'none') await refuse(context, actor, 'files.create')
  const input = fileInput.parse(renameKeys(Object.fromEntries(url.searchParams), camel))
  requireNoForm(request)
  if (Number(request.headers.get('content-length') ?? 0) > maxFileBytes) throw tooLarge()
  const asking = { actor, scope, request: context.request }
  const body = request.body?.values({ preventCancel: true }) ?? none()
  const row = await keepFile(asking, input, body).catch(async (error: unknown) => {
    if (request.signal.aborted) throw callerGone(error)
    await hearOut(request.body).catch(() => undefined)
    throw error
  })
  return created(context, row)
})
