import { readdir, utimes } from 'node:fs/promises'
import { beforeAll, expect, test, vi } from 'vitest'
import type { BreakableDatabase } from '../testing/outage.ts'

const database: BreakableDatabase = await vi.hoisted(async () => {
  const { breakableDatabase } = await import('../testing/outage.ts')
  return breakableDatabase()
})

const { as, someone } = await import('../testing/acting.ts')
const { make } = await import('../testing/samples.ts')
const { contentAt, contentsFolder, putFile } = await import('../testing/files.ts')
const { streaming } = await import('../testing/arriving.ts')
const { signedInAs } = await import('../testing/signing-in.ts')
const { answerDownload } = await import('./download-door.ts')
const { answerUpload } = await import('./upload-door.ts')
const { cleanFiles } = await import('./clean-up.ts')

let headers: Record<string, string>
let subject: { subjectType: 'clients'; subjectId: string }
let admin: Awaited<ReturnType<typeof someone>>

beforeAll(async () => {
  admin = await someone('admin')
  subject = { subjectType: 'clients', subjectId: (await make(admin, 'clients')).id }
  headers = { authorization: (await signedInAs('employee')).authorization }
})

const upload = (body: AsyncIterable<Uint8Array>) => {
  const asked = `subject_type=clients&subject_id=${subject.subjectId}&name=file.txt`
  const init = { method: 'POST', headers, body: streaming(body), duplex: 'half' }
  return answerUpload(new Request(`http://localhost:3000/api/files?${asked}`, init))
}

test('a database that goes away while a file arrives is a 503, and the clean-up takes what is left', async () => {
  async function* whileItBreaks() {
    yield Buffer.from('the first half, ')
    await database.cut()
    yield Buffer.from('the second')
  }
  const answer = await upload(whileItBreaks())
  expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5'])
  await database.mend()
  expect((await as(admin).files.list(subject)).items).toEqual([])
  const [orphan = '', ...others] = await readdir(contentsFolder)
  expect(others).toEqual([])
  const hoursAgo = new Date(Date.now() - 2 * 60 * 60 * 1_000)
  await utimes(contentAt(orphan), hoursAgo, hoursAgo)
  await cleanFiles()
  expect(await readdir(contentsFolder)).toEqual(['orphans'])
})

test('a download without a database is a 503: neither an empty file nor "not found"', async () => {
  const { id } = await putFile(admin, subject)
  await database.cut()
  const answer = await answerDownload(new Request(`http://localhost:3000/api/files/${id}`, { headers }))
  expect(answer.status).toBe(503)
  await database.mend()
})
