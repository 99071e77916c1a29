import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { copyFile, mkdir, mkdtemp, readdir, rename, rm, stat, utimes } from 'node:fs/promises'
import http from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { freePort } from '../../scripts/port.mjs'
import type { S3Settings } from '../env-s3.ts'
import { readAuthorization, signatureOf } from './s3-signature.ts'

/** An error as S3 answers it. */
class Refusal extends Error {
  readonly status: number
  readonly code: string
  constructor(status: number, code: string) {
    super(code)
    this.status = status
    this.code = code
  }
}

const mostSkewMs = 15 * 60_000
const momentOf = (compact: string) =>
  Date.parse(compact.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'))

const requireSignature = ({ method = '', url = '', headers }: http.IncomingMessage, settings: S3Settings) => {
  const authorization = readAuthorization(headers.authorization)
  if (!authorization) throw new Refusal(403, 'AccessDenied')
  if (authorization.accessKeyId !== settings.accessKeyId) throw new Refusal(403, 'InvalidAccessKeyId')
  if (authorization.region !== settings.region) throw new Refusal(400, 'AuthorizationHeaderMalformed')
  const skew = Math.abs(Date.now() - momentOf(String(headers['x-amz-date'])))
  if (!(skew < mostSkewMs)) throw new Refusal(403, 'RequestTimeTooSkewed')
  const mustBeSigned = ['host', ...Object.keys(headers).filter((name) => name.startsWith('x-amz-'))]
  const expected = signatureOf({ method, url, headers }, authorization, settings.secretAccessKey)
  if (
    authorization.signature !== expected ||
    !mustBeSigned.every((name) => authorization.signedHeaders.includes(name))
  )
    throw new Refusal(403, 'SignatureDoesNotMatch')
}

const isThere = (file: string) =>
  stat(file).then(
    (found) => found.isFile(),
    () => false,
  )

/** Everything below a folder, as keys. */
const keysIn = async (folder: string) => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}

/**
 * As much of S3 as Nexo asks for, with one bucket in a folder. It takes nothing whose signature it does not come to by its
 * own computation, nothing whose bytes are not those that were signed, and nothing of unknown length. An object is as old
 * as its file. `pageSize` is how many a list has at most.
 */
export const startS3 = async ({ pageSize = 1_000 } = {}) => {
  const folder = await mkdtemp(path.join(tmpdir(), 'nexo-s3-'))
  const port = await freePort()
  const settings: S3Settings = {
    endpoint: `http://127.0.0.1:${port}`,
    bucket: 'nexo-test',
    region: 'eu-test-1',
    accessKeyId: 'NEXOTEST',
    secretAccessKey: 'a secret/of+this test',
    prefix: '',
    addressing: 'path',
  }
  const bucket = path.join(folder, 'bucket')
  const waiting = path.join(folder, 'waiting')
  for (const place of [bucket, waiting]) await mkdir(place)
  const fileOf = (key: string) => path.join(bucket, key)
  const asked: string[] = []
  let answering: ((response: http.ServerResponse) => void) | undefined

  const list = async (query: URLSearchParams) => {
    const [prefix, delimiter] = [query.get('prefix') ?? '', query.get('delimiter')]
    const after = query.get('continuation-token') ?? ''
    const all = (await keysIn(bucket))
      .filter((key) => key.startsWith(prefix) && key > after)
      .filter((key) => !delimiter || !key.slice(prefix.length).includes(delimiter))
    const some = all.slice(0, pageSize)
    const contents = []
    for (const key of some) {
      const { mtime, size } = await stat(fileOf(key))
      contents.push(
        `<Contents><Key>${key}</Key><LastModified>${mtime.toISOString()}</LastModified><Size>${size}</Size></Contents>`,
      )
    }
    const more = all.length > some.length
    const next = more ? `<NextContinuationToken>${some.at(-1)}</NextContinuationToken>` : ''
    return `<?xml version="1.0"?><ListBucketResult><IsTruncated>${more}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`
  }

  const copy = async (from: string, to: string) => {
    const source = fileOf(from.replace(new RegExp(`^/?${settings.bucket}/`), ''))
    if (!(await isThere(source))) throw new Refusal(404, 'NoSuchKey')
    await mkdir(path.dirname(fileOf(to)), { recursive: true })
    await copyFile(source, fileOf(to))
    await utimes(fileOf(to), new Date(), new Date())
    return '<CopyObjectResult><ETag>"x"</ETag></CopyObjectResult>'
  }

  const put = async (request: http.IncomingMessage, key: string) => {
    if (request.headers['content-length'] === undefined) throw new Refusal(411, 'MissingContentLength')
    const hash = createHash('sha256')
    const part = path.join(waiting, randomUUID())
    await pipeline(
      request,
      async function* (body: AsyncIterable<Buffer>) {
        for await (const chunk of body) {
          hash.update(chunk)
          yield chunk
        }
      },
      createWriteStream(part),
    )
    if (hash.digest('hex') !== request.headers['x-amz-content-sha256']) {
      await rm(part)
      throw new Refusal(400, 'XAmzContentSHA256Mismatch')
    }
    await mkdir(path.dirname(fileOf(key)), { recursive: true })
    await rename(part, fileOf(key))
    return ''
  }

  const get = async (response: http.ServerResponse, key: string) => {
    if (!(await isThere(fileOf(key)))) throw new Refusal(404, 'NoSuchKey')
    response.writeHead(200, { 'content-length': (await stat(fileOf(key))).size })
    await pipeline(createReadStream(fileOf(key)), response)
  }

  const answer = async (request: http.IncomingMessage, response: http.ServerResponse) => {
    const { method = '', url = '', headers } = request
    asked.push(`${method} ${url}`)
    if (answering) return answering(response)
    requireSignature(request, settings)
    const { pathname, searchParams } = new URL(url, settings.endpoint)
    const [, name, ...rest] = decodeURIComponent(pathname).split('/')
    if (name !== settings.bucket) throw new Refusal(404, 'NoSuchBucket')
    const key = rest.join('/')
    if (method === 'GET' && key === '') return void response.end(await list(searchParams))
    if (method === 'GET') return get(response, key)
    const source = headers['x-amz-copy-source']
    if (method === 'PUT' && source) return void response.end(await copy(decodeURI(String(source)), key))
    if (method === 'PUT') return void response.end(await put(request, key))
    if (method !== 'DELETE') throw new Refusal(405, 'MethodNotAllowed')
    await rm(fileOf(key), { force: true })
    response.writeHead(204).end()
  }

  const serve = () =>
    http.createServer((request, response) => {
      answer(request, response).catch((error: unknown) => {
        if (response.headersSent) return void response.destroy()
        const { status, code } = error instanceof Refusal ? error : { status: 500, code: 'InternalError' }
        response.writeHead(status, { connection: 'close' }).end(`<Error><Code>${code}</Code></Error>`)
      })
    })
  const open = () =>
    new Promise<http.Server>((resolve) => {
      const opened: http.Server = serve().listen(port, '127.0.0.1', () => resolve(opened))
    })
  let server = await open()
  const cut = async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
    await closed
  }
  return {
    settings,
    /** What the application is told in its environment. */
    variables: {
      S3_ENDPOINT: settings.endpoint,
      S3_BUCKET: settings.bucket,
      S3_REGION: settings.region,
      S3_ACCESS_KEY_ID: settings.accessKeyId,
      S3_SECRET_ACCESS_KEY: settings.secretAccessKey,
    },
    /** The file that holds an object; it may be aged. */
    fileOf,
    keys: () => keysIn(bucket),
    /** What it was asked so far: method and address. */
    asked,
    /** From now on it answers so, whatever is asked; undefined: as ever. */
    answerWith(way: typeof answering) {
      answering = way
    },
    /** From now on nobody listens, and who is connected is no longer. */
    cut,
    async mend() {
      server = await open()
    },
    async remove() {
      await cut()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
export type TestS3 = Awaited<ReturnType<typeof startS3>>
