import { randomBytes } from 'node:crypto'
import { readdir, rm, symlink } from 'node:fs/promises'
import { and, eq } from 'drizzle-orm'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { clients } from '#db/schema/clients.ts'
import { auditLog } from '#db/schema/system.ts'
import { maxFileBytes } from '#domain/files.ts'
import type { Actor } from '../context.ts'
import { db } from '../database.ts'
import { as, someone } from '../testing/acting.ts'
import { arriving, streaming } from '../testing/arriving.ts'
import { contentAt, contentsFolder, putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'
import { signedInAs } from '../testing/signing-in.ts'
import { answerDownload } from './download-door.ts'
import { keepContent } from './keep-content.ts'
import { answerUpload } from './upload-door.ts'

const origin = 'http://localhost:3000'
const known = z.looseObject({ id: z.uuid(), name: z.string(), type: z.string(), size: z.int() })
const problem = z.looseObject({
  code: z.string(),
  detail: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
})

type Person = Awaited<ReturnType<typeof signedInAs>>
let admin: Actor
let employee: Person
let client: Person
let subject: { subjectType: 'clients'; subjectId: string }

beforeAll(async () => {
  admin = await someone('admin')
  employee = await signedInAs('employee')
  client = await signedInAs('client')
})
beforeEach(async () => {
  subject = { subjectType: 'clients', subjectId: (await make(admin, 'clients')).id }
})

/** fetch's own types do not know `duplex`, which a streamed body asks for. */
const withBody = (
  body: BodyInit | null,
  { signal, headers = {} }: Pick<RequestInit, 'signal'> & { headers?: Record<string, string> },
) => ({
  method: 'POST',
  headers: { host: 'localhost:3000', authorization: employee.authorization, ...headers },
  body,
  duplex: 'half',
  ...(signal && { signal }),
})

const upload = (
  body: BodyInit | null,
  { query = {}, headers = {} }: { query?: Record<string, string>; headers?: Record<string, string> } = {},
) => {
  const asked = new URLSearchParams({
    subject_type: subject.subjectType,
    subject_id: subject.subjectId,
    name: 'file.txt',
    ...query,
  })
  return answerUpload(new Request(`${origin}/api/files?${asked}`, withBody(body, { headers })))
}
const put = async (...asked: Parameters<typeof upload>) => {
  const response = await upload(...asked)
  expect(response.status).toBe(201)
  return known.parse(await response.json())
}
const refused = async (answer: Response | Promise<Response>, status: number) => {
  const response = await answer
  expect(response.headers.get('content-type')).toBe('application/problem+json')
  expect(response.status).toBe(status)
  return problem.parse(await response.json())
}

const download = (
  id: string,
  { query = '', method = 'GET', headers }: { query?: string; method?: string; headers?: HeadersInit } = {},
) =>
  answerDownload(
    new Request(`${origin}/api/files/${id}${query}`, {
      method,
      headers: headers ?? { authorization: employee.authorization },
    }),
  )
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
/** A body that is not there at once: what is refused early is not even asked for. */
const streamed = (bytes: Uint8Array) => streaming(arriving(bytes))
/** What an upload that fails must leave as it was. */
const kept = async () => ({
  disk: await readdir(contentsFolder).catch(() => []),
  rows: (await as(admin).files.list(subject)).items.length,
})

describe('a file', () => {
  test('comes back byte for byte, as an attachment that may run and load nothing', async () => {
    const bytes = randomBytes(1_000_000)
    const { id, size, type } = await put(streamed(bytes), { query: { name: 'Ñandú "1".bin' } })
    expect([size, type]).toEqual([1_000_000, 'application/octet-stream'])
    const answer = await download(id)
    expect(answer.status).toBe(200)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-length': '1000000',
      'content-disposition':
        'attachment; filename="_and_ _1_.bin"; filename*=UTF-8\'\'%C3%91and%C3%BA%20%221%22.bin',
      'content-security-policy': "sandbox; default-src 'none'; frame-ancestors 'self'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    })
    expect((await bytesOf(answer)).equals(bytes)).toBe(true)
    const head = await download(id, { method: 'HEAD' })
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['1000000', ''])
  })

  test('that calls itself a picture and is a page is downloaded as text, asked for inline or not', async () => {
    const { id, type } = await put('<!doctype html><script>alert(1)</script>', {
      query: { name: 'photo.png' },
      headers: { 'content-type': 'image/png' },
    })
    expect(type).toBe('text/plain; charset=utf-8')
    for (const query of ['', '?inline=1']) {
      const answer = await download(id, { query })
      expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
      expect(answer.headers.get('content-disposition')).toMatch(/^attachment;/)
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff')
      await answer.body?.cancel()
    }
  })

  test.each([
    ['image/png', '\u0089PNG\r\n\u001a\n....'],
    ['application/pdf', '%PDF-1.7\n....'],
  ])(
    'that is %s whatever it is called is shown inline when asked, in the same sandbox',
    async (type, bytes) => {
      const { id } = await put(Buffer.from(bytes, 'latin1'), { query: { name: 'page.html' } })
      const shown = await download(id, { query: '?inline=1' })
      expect(shown.headers.get('content-type')).toBe(type)
      expect(shown.headers.get('content-disposition')).toMatch(/^inline;/)
      expect(shown.headers.get('content-security-policy')).toMatch(/^sandbox;/)
      const saved = await download(id)
      expect(saved.headers.get('content-disposition')).toMatch(/^attachment;/)
      for (const answer of [shown, saved]) await answer.body?.cancel()
    },
  )

  test.each([
    ['../../secret.key', 'secret.key'],
    ['a\r\nSet-Cookie: x=1', 'aSet-Cookie: x=1'],
    ['invoice\u202egpj.exe', 'invoicegpj.exe'],
    [`${'x'.repeat(400)}.txt`, `${'x'.repeat(196)}.txt`],
  ])('called %j is kept under an id and answered as %j', async (name, clean) => {
    const file = await put('text', { query: { name } })
    expect(file.name).toBe(clean)
    expect(await readdir(contentsFolder)).toContain(file.id)
    const answer = await download(file.id)
    expect(answer.headers.get('content-disposition')).not.toMatch(/[^\x20-\x7e]/)
    expect(answer.headers.get('set-cookie')).toBeNull()
    await answer.body?.cancel()
  })

  test('of 10 MiB is taken, and of one byte more is not, whether it says so or not', async () => {
    const largest = Buffer.alloc(maxFileBytes, 'a')
    expect((await put(streamed(largest))).size).toBe(maxFileBytes)
    const before = await kept()
    const larger = Buffer.alloc(maxFileBytes + 1, 'a')
    expect((await refused(upload(streamed(larger)), 413)).code).toBe('too_large')
    const said = { headers: { 'content-length': String(maxFileBytes + 1) } }
    expect((await refused(upload('short', said), 413)).code).toBe('too_large')
    expect(await kept()).toEqual(before)
  })

  test('that is refused half-way is heard out, as who is cut off while sending does not hear why', async () => {
    const pieces = Array.from({ length: 14 }, () => Buffer.alloc(1_000_000, 'a'))
    let cancelled = false
    const body = new ReadableStream({
      pull: (stream) => {
        const piece = pieces.pop()
        return piece ? stream.enqueue(piece) : stream.close()
      },
      cancel: () => {
        cancelled = true
      },
    })
    expect((await refused(upload(body), 413)).code).toBe('too_large')
    expect([pieces, cancelled]).toEqual([[], false])
  })

  test('that is empty is refused, and so is a form', async () => {
    const before = await kept()
    for (const empty of [null, '', streamed(Buffer.alloc(0))])
      expect((await refused(upload(empty), 400)).errors).toEqual([{ path: 'body', message: 'empty_file' }])
    const form = new FormData()
    form.set('file', new Blob(['text']))
    expect((await refused(upload(form), 415)).code).toBe('not_a_file')
    expect(await kept()).toEqual(before)
  })

  test('that breaks off half-way leaves nothing', async () => {
    const before = await kept()
    async function* broken() {
      yield Buffer.alloc(100_000)
      throw new Error('the line is dead')
    }
    const request = new Request(
      `${origin}/api/files?subject_type=clients&subject_id=${subject.subjectId}&name=x`,
      withBody(streaming(broken()), { signal: AbortSignal.abort() }),
    )
    expect((await refused(answerUpload(request), 499)).code).toBe('caller_gone')
    expect(await kept()).toEqual(before)
  })

  test('that the disk has no room for is a 503 in words and leaves nothing', async () => {
    const id = '01890000-0000-7000-8000-00000000f011'
    await keepContent('01890000-0000-7000-8000-00000000f010', arriving(Buffer.from('makes the folder')))
    // Linux’s own disk that is always full stands where the content is written.
    await symlink('/dev/full', `${contentAt(id)}.part`)
    await expect(keepContent(id, arriving(Buffer.from('text')))).rejects.toMatchObject({
      code: 'SERVICE_UNAVAILABLE',
      reason: 'disk_full',
      message: 'The disk is full: nothing can be saved until there is room.',
    })
    expect((await readdir(contentsFolder)).filter((name) => name.startsWith(id))).toEqual([])
  })

  test('is one of many that come at once, and each keeps its own content', async () => {
    const contents = Array.from({ length: 24 }, () => randomBytes(200_000))
    const files = await Promise.all(contents.map((bytes) => put(streamed(bytes))))
    expect(new Set(files.map(({ id }) => id)).size).toBe(24)
    for (const [at, { id }] of files.entries())
      expect((await bytesOf(await download(id))).equals(contents[at] ?? Buffer.alloc(0))).toBe(true)
    expect((await as(admin).files.list({ ...subject, limit: 100 })).items).toHaveLength(24)
  })

  test('whose content is not on this disk is a 503 and no empty file', async () => {
    const { id } = await put('text')
    await rm(contentAt(id))
    expect((await refused(download(id), 503)).code).toBe('content_missing')
  })
})

describe('who may', () => {
  const cookie = () => ({ authorization: '', cookie: `nexo_at=${employee.token}` })

  test('nobody without a session brings or gets a file', async () => {
    const { id } = await put('text')
    const strangers: Record<string, string>[] = [
      {},
      { authorization: 'Bearer x.y.z' },
      { cookie: 'nexo_at=x' },
    ]
    for (const headers of strangers) {
      await refused(download(id, { headers }), 401)
      await refused(upload('text', { headers: { authorization: '', origin, ...headers } }), 401)
    }
  })

  test('a page with cookies downloads, and uploads only from our own origin', async () => {
    const { id } = await put('text', { headers: { ...cookie(), origin } })
    expect(await (await download(id, { headers: cookie() })).text()).toBe('text')
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { authorization: 'Basic eDp5' },
    ]
    for (const headers of foreign)
      expect((await refused(upload('text', { headers: { ...cookie(), ...headers } }), 403)).code).toBe(
        'foreign_origin',
      )
    await put('text', { headers: { ...cookie(), 'sec-fetch-site': 'same-origin' } })
  })

  test('a client downloads what hangs on its own record, and brings nothing', async () => {
    const mine = await putFile(admin, subject, { content: 'mine' })
    const theirs = await putFile(admin, {
      subjectType: 'clients',
      subjectId: (await make(admin, 'clients')).id,
    })
    const headers = { authorization: client.authorization }
    await refused(download(mine.id, { headers }), 404)
    await db.update(clients).set({ userId: client.id }).where(eq(clients.id, subject.subjectId))
    expect(await (await download(mine.id, { headers })).text()).toBe('mine')
    await refused(download(theirs.id, { headers }), 404)
    await db.update(clients).set({ userId: null }).where(eq(clients.id, subject.subjectId))
    await refused(download(mine.id, { headers }), 404)
    await refused(upload('text', { headers }), 403)
    const denied = await db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.action, 'access.denied'), eq(auditLog.actorId, client.id)))
    expect(denied.map(({ changes }) => changes?.procedure?.after)).toEqual(['files.create'])
  })

  test('what is in the trash, or hangs on what is, is not downloaded until it is restored', async () => {
    const { id } = await put('text')
    await as(admin).files.archive({ id })
    await refused(download(id), 404)
    await as(admin).files.restore({ id })
    await as(admin).clients.archive({ id: subject.subjectId })
    await refused(download(id), 404)
    await refused(upload('text'), 404)
    await as(admin).clients.restore({ id: subject.subjectId })
    expect(await (await download(id)).text()).toBe('text')
  })

  test('a file is put on a record that one sees, with a name, and with nothing else', async () => {
    const before = await kept()
    for (const [path, query] of [
      ['name', { name: '' }],
      ['name', { name: '..' }],
      ['subject_type', { subject_type: 'users' }],
      ['subject_id', { subject_id: '../x' }],
      ['created_by', { created_by: admin.id }],
    ] as const)
      expect((await refused(upload('text', { query }), 400)).errors?.map((error) => error.path)).toEqual([
        path,
      ])
    await refused(upload('text', { query: { subject_type: 'deals' } }), 404)
    expect(await kept()).toEqual(before)
    for (const id of ['x', '..%2f..%2fsecret.key', `${subject.subjectId}`]) await refused(download(id), 404)
  })
})
