import { Problem } from '../errors.ts'

/** Bytes: what a JSON body may weigh. Auth routes are open to strangers and need little. */
export const bodyLimits = { json: 256 * 1024, auth: 16 * 1024 }

const tooLarge = () => new Problem('PAYLOAD_TOO_LARGE', 'too_large', 'The request is larger than allowed.')

/** The body, counted while it streams: one over the limit is refused as soon as it is. */
export const readBytes = async (request: Request, limit: number): Promise<Uint8Array> => {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength
    if (size > limit) throw tooLarge()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

/** The body as text, counted while it streams. */
export const readText = async (request: Request, limit: number): Promise<string> => {
  const bytes = await readBytes(request, limit)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Problem('BAD_REQUEST', 'bad_json', 'The body is not UTF-8.')
  }
}

/** Refuses anything but JSON before it is read: form posts are what other sites can send in a visitor's name. */
export const requireJson = (request: Request) => {
  if (!/^application\/json\s*(;|$)/i.test(request.headers.get('content-type') ?? ''))
    throw new Problem('UNSUPPORTED_MEDIA_TYPE', 'not_json', 'Send JSON, with Content-Type: application/json.')
}

/** The body as a JSON object; an empty body is an empty object. */
export const readJsonObject = async (request: Request, limit: number): Promise<Record<string, unknown>> => {
  const text = await readText(request, limit)
  if (!text) return {}
  requireJson(request)
  const value: unknown = parse(text)
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Problem('BAD_REQUEST', 'bad_json', 'The body must be a JSON object.')
  return { ...value }
}

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('BAD_REQUEST', 'bad_json', 'The body is not valid JSON.')
  }
}
