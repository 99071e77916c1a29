import { scopeOf } from '#domain/access.ts'
import { importFileInput, importLimits } from '#domain/imports.ts'
import { isStaff } from '#domain/roles.ts'
import { requireSpaceFor } from '../disk/reserve.ts'
import { answering, created, refuse, requireActor, requireNoForm } from '../files/door.ts'
import { readBytes } from '../http/body.ts'
import { camel, renameKeys } from '../http/case.ts'
import { requireOwnOrigin } from '../http/origin.ts'
import { keepRows } from './keep-rows.ts'

/** `POST /api/imports?of=&name=`: the body, a CSV file, waits to be told what its columns are; nothing is added yet. */
export const answerImport = answering(async (request, { context, url }) => {
  if (context.request.door === 'browser') requireOwnOrigin(request.headers)
  const actor = await requireActor(context, { fresh: true })
  const input = importFileInput.parse(renameKeys(Object.fromEntries(url.searchParams), camel))
  if (!isStaff(actor.role) || scopeOf(actor.role, input.of, 'create') === 'none')
    await refuse(context, actor, 'imports.create')
  await requireSpaceFor({ path: 'imports.create', type: 'mutation' })
  requireNoForm(request)
  return created(context, await keepRows(actor, input, await readBytes(request, importLimits.bytes)))
})
