import { setTimeout as sleep } from 'node:timers/promises'
import { AwsV4Signer } from 'aws4fetch'
import type { S3Settings } from '../env-s3.ts'
import { S3Trouble, s3Full } from './s3-trouble.ts'
import { codeIn } from './s3-xml.ts'

/** How long an answer may let us wait, and how much longer for each byte that we send: 100 kB/s is slow. */
const patienceMs = 10_000
const patiencePerByte = 0.01
const attempts = 3
const pauseMs = 100

const sha256OfNothing = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'
const again = new Set([429, 500, 502, 503, 504])
const isFull = /Quota|StorageFull|InsufficientCapacity|EntityTooLarge.*Quota/i

type Ask = {
  method: 'GET' | 'PUT' | 'DELETE'
  /** Without the prefix of the settings; empty for the bucket itself. */
  key?: string
  query?: Record<string, string>
  headers?: Record<string, string>
  /** Its bytes from the start, each time that it is sent. */
  body?: { size: number; sha256: string; open: () => ReadableStream<Uint8Array> }
}

/** What was answered with an error that is not the storage's to mend: `code` is S3's name for it. */
export class S3Refusal extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, code: string) {
    super(`The storage answered ${status} ${code}`)
    this.status = status
    this.code = code
  }
}

/** S3's errors, as what may leave the house. What is left is a mistake of ours, or a key that is not there. */
const refusalOf = (status: number, text: string) => {
  const code = codeIn(text)
  const refusal = new S3Refusal(status, code)
  if (code === 'NoSuchBucket') return new S3Trouble('no_bucket', refusal)
  if (status === 507 || isFull.test(code)) return s3Full(refusal)
  if (status >= 500 || status === 429) return new S3Trouble('away', refusal)
  // A redirect is what AWS answers for another region; a clock that is wrong is a 403 as well.
  if (status < 400 || status === 401 || status === 403 || /^(Authorization|InvalidAccessKey)/.test(code))
    return new S3Trouble('refused', refusal)
  return refusal
}

/**
 * Signed requests to one bucket (AWS Signature Version 4, the hash of the body included, so that a byte lost on the way is
 * refused). Each may be sent up to three times: all that we ask are such that a second time changes nothing. Throws
 * `S3Trouble` when the storage is away or does not let us in, 503 when it is full, `S3Refusal` for any other error.
 */
export const s3Requests = (settings: S3Settings) => {
  const { endpoint, bucket, prefix, addressing, region, accessKeyId, secretAccessKey } = settings
  const base = new URL(endpoint)
  if (addressing === 'host') base.hostname = `${bucket}.${base.hostname}`
  else base.pathname = `${base.pathname.replace(/\/$/, '')}/${bucket}`
  const cache = new Map<string, ArrayBuffer>()

  const send = async ({ method, key = '', query = {}, headers = {}, body }: Ask) => {
    const url = new URL(base)
    if (key) url.pathname = `${base.pathname.replace(/\/$/, '')}/${prefix}${key}`
    url.search = new URLSearchParams(query).toString()
    const signed = await new AwsV4Signer({
      ...{ method, url: url.href, region, accessKeyId, secretAccessKey, cache, service: 's3' },
      headers: { ...headers, 'x-amz-content-sha256': body?.sha256 ?? sha256OfNothing },
    }).sign()
    if (body) signed.headers.set('content-length', String(body.size))
    const impatient = new AbortController()
    const timer = setTimeout(() => impatient.abort(), patienceMs + (body?.size ?? 0) * patiencePerByte)
    const init = {
      ...{ method, headers: signed.headers, signal: impatient.signal },
      ...({ redirect: 'manual', cache: 'no-store' } as const),
      ...(body && { body: body.open(), duplex: 'half' }),
    }
    // The body of the answer may take longer: whoever reads it is slow, or far away.
    return fetch(signed.url, init).finally(() => clearTimeout(timer))
  }

  const sendOnce = async (ask: Ask) => {
    const answer = await send(ask).catch((error: unknown) => {
      // fetch() says no more than that it failed; why is below.
      throw new S3Trouble('away', error instanceof Error && error.cause ? error.cause : error)
    })
    if (answer.ok) return answer
    throw refusalOf(answer.status, await answer.text().catch(() => ''))
  }

  const isWorthwhile = (error: unknown) => {
    if (!(error instanceof S3Trouble)) return false
    const { cause } = error
    if (cause instanceof S3Refusal) return again.has(cause.status)
    // One that took too long would take too long again; a connection that was lost may have been an old one.
    return !(cause instanceof Error && cause.name === 'AbortError')
  }

  return async (ask: Ask): Promise<Response> => {
    for (let attempt = 1; ; attempt++)
      try {
        return await sendOnce(ask)
      } catch (error) {
        if (attempt === attempts || !isWorthwhile(error)) throw error
        await sleep(pauseMs * 3 ** attempt * (0.5 + Math.random() / 2))
      }
  }
}
