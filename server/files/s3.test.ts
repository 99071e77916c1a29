import { createHash, randomBytes } from 'node:crypto'
import { readdir, utimes } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { TestS3 } from '../testing/s3.ts'

const s3: TestS3 = await vi.hoisted(async () => {
  const { startS3 } = await import('../testing/s3.ts')
  const started = await startS3()
  Object.assign(process.env, started.variables)
  return started
})

const { eq } = await import('drizzle-orm')
const { clients } = await import('#db/schema/clients.ts')
const { files } = await import('#db/schema/files.ts')
const { maxFileBytes } = await import('#domain/files.ts')
const { makeBackup } = await import('../backups/make.ts')
const { db } = await import('../database.ts')
const { env } = await import('../env.ts')
const { health } = await import('../health/health.ts')
const { as, someone } = await import('../testing/acting.ts')
const { arriving, streaming } = await import('../testing/arriving.ts')
const { putFile } = await import('../testing/files.ts')
const { make } = await import('../testing/samples.ts')
const { signedInAs } = await import('../testing/signing-in.ts')
const { cleanFiles } = await import('./clean-up.ts')
const { answerDownload } = await import('./download-door.ts')
const { answerUpload } = await import('./upload-door.ts')

let admin: Awaited<ReturnType<typeof someone>>
let employee: Awaited<ReturnType<typeof signedInAs>>
let subject: { subjectType: 'clients'; subjectId: string }

beforeAll(async () => {
  admin = await someone('admin')
  employee = await signedInAs('employee')
})
beforeEach(async () => {
  subject = { subjectType: 'clients', subjectId: (await make(admin, 'clients')).id }
})
afterAll(() => s3.remove())

const origin = 'http://localhost:3000'
const upload = (body: AsyncIterable<Uint8Array>) => {
  const asked = `subject_type=clients&subject_id=${subject.subjectId}&name=file.bin`
  const headers = { authorization: employee.authorization }
  const init = { method: 'POST', headers, body: streaming(body), duplex: 'half' }
  return answerUpload(new Request(`${origin}/api/files?${asked}`, init))
}
const download = (id: string, authorization = employee.authorization) =>
  answerDownload(new Request(`${origin}/api/files/${id}`, { headers: { authorization } }))
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const codeOf = async (response: Response) => [response.status, (await response.json()).code]
/** What lies in the bucket, and what waits to be sent there. */
const everywhere = async () => ({
  bucket: await s3.keys(),
  waiting: await readdir(path.join(env.DATA_DIR, 'files.arriving')).catch(() => []),
})
const part = async () => (await health()).parts.find(({ name }) => name === 'files')
const age = async (key: string, hours: number) => {
  const then = new Date(Date.now() - hours * 3_600_000)
  await utimes(s3.fileOf(key), then, then)
}

test('a file goes to the bucket and comes back byte for byte, with what was seen as it passed', async () => {
  const bytes = randomBytes(maxFileBytes)
  const answer = await upload(arriving(bytes))
  expect(answer.status).toBe(201)
  const { id, size, type, sha256 } = await answer.json()
  expect([size, type, sha256]).toEqual([
    maxFileBytes,
    'application/octet-stream',
    createHash('sha256').update(bytes).digest('hex'),
  ])
  expect(await everywhere()).toEqual({ bucket: [`files/${id}`], waiting: [] })
  expect(await readdir(env.DATA_DIR)).not.toContain('files')
  const back = await download(id)
  expect(back.headers.get('content-length')).toBe(String(maxFileBytes))
  expect((await bytesOf(back)).equals(bytes)).toBe(true)
  const stranger = await signedInAs('client')
  expect((await download(id, stranger.authorization)).status).toBe(404)
})

test('a file that is too large, empty or broken off reaches no bucket', async () => {
  const before = await everywhere()
  const asked = s3.asked.length
  expect(await codeOf(await upload(arriving(Buffer.alloc(maxFileBytes + 1))))).toEqual([413, 'too_large'])
  expect((await upload(arriving(Buffer.alloc(0)))).status).toBe(400)
  async function* broken() {
    yield randomBytes(100_000)
    throw new Error('the line is dead')
  }
  expect((await upload(broken())).status).toBe(500)
  expect(await everywhere()).toEqual(before)
  expect(s3.asked.length).toBe(asked)
})

test('while the storage is away files are 503 in words, nothing is half kept, and health says what to do', async () => {
  const { id } = await putFile(admin, subject, { content: 'still there' })
  const before = await everywhere()
  expect(await part()).toMatchObject({ state: 'ok', detailCode: 'files_s3' })
  await s3.cut()
  for (const answer of [await upload(arriving(randomBytes(100_000))), await download(id)]) {
    expect(answer.headers.get('retry-after')).toBe('5')
    expect(await codeOf(answer)).toEqual([503, 'files_unavailable'])
  }
  expect(await part()).toMatchObject({
    state: 'degraded',
    detailCode: 'files_away',
    advice: expect.stringContaining('S3_ENDPOINT'),
  })
  await expect(makeBackup('asked')).rejects.toThrow(
    /^The storage of the files cannot be reached, and a backup/,
  )
  await s3.mend()
  expect((await as(admin).files.list(subject)).items).toHaveLength(1)
  expect(await everywhere()).toEqual(before)
  expect(await (await download(id)).text()).toBe('still there')
  expect(await part()).toMatchObject({ state: 'ok' })
})

test('a storage that stumbles is asked again; one that refuses or is full says so at once', async () => {
  const { id } = await putFile(admin, subject, { content: 'patience' })
  let stumbles = 2
  s3.answerWith((response) => {
    stumbles -= 1
    if (stumbles === 0) s3.answerWith(undefined)
    response.writeHead(503).end('<Error><Code>SlowDown</Code></Error>')
  })
  expect(await (await download(id)).text()).toBe('patience')
  const refusing = (status: number, code: string) =>
    s3.answerWith((response) => void response.writeHead(status).end(`<Error><Code>${code}</Code></Error>`))
  for (const [status, code, detailCode] of [
    [403, 'SignatureDoesNotMatch', 'files_refused'],
    [400, 'AuthorizationHeaderMalformed', 'files_refused'],
    [404, 'NoSuchBucket', 'files_no_bucket'],
  ] as const) {
    refusing(status, code)
    const asked = s3.asked.length
    expect(await codeOf(await download(id))).toEqual([503, 'files_unavailable'])
    expect(s3.asked.length).toBe(asked + 1)
    expect(await part()).toMatchObject({ state: 'degraded', detailCode })
  }
  refusing(507, 'StorageFull')
  expect(await codeOf(await upload(arriving(Buffer.from('x'))))).toEqual([503, 'disk_full'])
  s3.answerWith(undefined)
  expect(await everywhere()).toMatchObject({ waiting: [] })
})

test('a download that the storage breaks off half-way is broken off, and is no short file', async () => {
  const { id } = await putFile(admin, subject, { content: randomBytes(500_000) })
  s3.answerWith((response) => {
    response.writeHead(200, { 'content-length': 500_000 })
    response.write(randomBytes(100_000), () => response.destroy())
  })
  const answer = await download(id)
  s3.answerWith(undefined)
  await expect(answer.arrayBuffer()).rejects.toThrow(/cannot be reached/)
})

test('a content without a row is set aside for a week, and comes back with its row', async () => {
  const { id } = await putFile(admin, subject, { content: 'found again' })
  const stays = await putFile(admin, subject)
  const [row] = await db.delete(files).where(eq(files.id, id)).returning()
  if (!row) throw new Error('there was no row')
  await age(`files/${stays.id}`, 2)
  await age(`files/${id}`, 0.5)
  await cleanFiles()
  expect(await s3.keys()).toContain(`files/${id}`)
  await age(`files/${id}`, 2)
  await cleanFiles()
  expect(await s3.keys()).toEqual(expect.arrayContaining([`files/orphans/${id}`, `files/${stays.id}`]))
  const { searchText: _, ...values } = row
  await db.insert(files).values(values)
  await cleanFiles()
  expect(await (await download(id)).text()).toBe('found again')
  await db.delete(clients).where(eq(clients.id, subject.subjectId))
  await age(`files/${id}`, 2)
  await cleanFiles()
  await age(`files/orphans/${id}`, 8 * 24)
  await cleanFiles()
  expect((await s3.keys()).filter((key) => key.endsWith(id))).toEqual([])
})
