import { z } from 'zod'
import { canPreview } from '#domain/files.ts'
import { db } from '../database.ts'
import { notFound } from '../errors.ts'
import { visibleAttached } from '../records/attached.ts'
import { answering, requireActor } from './door.ts'
import { contentMissing } from './file-store.ts'
import { file } from './router.ts'
import { fileStore } from './store.ts'

const inAscii = (name: string) => name.replace(/[^\x20-\x7e]|["%\\]/g, '_')
const inUtf8 = (name: string) =>
  encodeURIComponent(name).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** RFC 6266: the name in ASCII for whoever reads no more, and the whole of it as RFC 8187 has it. */
export const disposition = (how: 'inline' | 'attachment', name: string) =>
  `${how}; filename="${inAscii(name)}"; filename*=UTF-8''${inUtf8(name)}`

/** Somebody else's bytes under our address: they may run nothing, load nothing, and be framed by our own pages alone. */
const harmless = {
  'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'private, no-store',
}

const idOf = (url: URL) => {
  const id = z.uuid().safeParse(url.pathname.split('/').at(-1))
  if (!id.success) throw notFound()
  return id.data
}

const bodyOf = async (id: string) => {
  const content = await fileStore.open('files', id)
  if (!content) throw contentMissing()
  return content.body
}

/**
 * `GET /api/files/{id}`: the content of a file on a record that the caller may read, as it is asked now. `?inline=1`
 * shows an image or a PDF in the browser; anything else is downloaded all the same.
 */
export const answerDownload = answering(async (request, { context, url }) => {
  const actor = await requireActor(context)
  const { id, name, type, size } = await visibleAttached(db, file, { actor, id: idOf(url) })
  const inline = url.searchParams.get('inline') === '1' && canPreview(type)
  const headers = new Headers(context.reply)
  for (const [header, value] of Object.entries(harmless)) headers.set(header, value)
  headers.set('content-type', type)
  headers.set('content-length', String(size))
  headers.set('content-disposition', disposition(inline ? 'inline' : 'attachment', name))
  return new Response(request.method === 'HEAD' ? null : await bodyOf(id), { headers })
})
