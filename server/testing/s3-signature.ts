import { createHash, createHmac } from 'node:crypto'

const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest()
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
/** RFC 3986, which is stricter than encodeURIComponent. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

export type Signed = {
  method: string
  /** Path and query as they were sent. */
  url: string
  headers: Record<string, string | string[] | undefined>
}
type Credential = { accessKeyId: string; date: string; region: string; service: string }
export type Authorization = Credential & { signedHeaders: string[]; signature: string }

/** The header Authorization taken apart; undefined when it is none of AWS Signature Version 4. */
export const readAuthorization = (header: string | undefined): Authorization | undefined => {
  const found =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/(\d{8})\/([^/]+)\/([^/]+)\/aws4_request, ?SignedHeaders=([^,]+), ?Signature=([\da-f]{64})$/.exec(
      header ?? '',
    )
  if (!found) return undefined
  const [, accessKeyId = '', date = '', region = '', service = '', names = '', signature = ''] = found
  return { accessKeyId, date, region, service, signedHeaders: names.split(';'), signature }
}

const canonicalQuery = (search: string) =>
  [...new URLSearchParams(search)]
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x < y ? -1 : 1))
    .map((pair) => pair.join('='))
    .join('&')

/**
 * The signature that a request must carry, computed by the letter of AWS's documentation ("Signature Calculations for the
 * Authorization Header", in the API reference of S3) and with nothing of what the application signs with.
 */
export const signatureOf = (
  { method, url, headers }: Signed,
  { date, region, service, signedHeaders }: Authorization,
  secretAccessKey: string,
): string => {
  const [path = '', search = ''] = url.split('?')
  const canonical = [
    method,
    path
      .split('/')
      .map((part) => encoded(decodeURIComponent(part)))
      .join('/'),
    canonicalQuery(search),
    ...signedHeaders.map(
      (name) =>
        `${name}:${String(headers[name] ?? '')
          .trim()
          .replace(/ +/g, ' ')}`,
    ),
    '',
    signedHeaders.join(';'),
    String(headers['x-amz-content-sha256']),
  ].join('\n')
  const scope = `${date}/${region}/${service}/aws4_request`
  const text = ['AWS4-HMAC-SHA256', String(headers['x-amz-date']), scope, sha256(canonical)].join('\n')
  const key = [date, region, service, 'aws4_request'].reduce<string | Buffer>(
    (from, part) => hmac(from, part),
    `AWS4${secretAccessKey}`,
  )
  return hmac(key, text).toString('hex')
}
