import { beforeAll, expect, test } from 'vitest'
import { importAnswer, importLimits } from '#domain/imports.ts'
import { camel, renameKeys } from '../http/case.ts'
import { answerRest } from '../http/rest-door.ts'
import { signedInAs } from '../testing/signing-in.ts'
import { answerImport } from './upload-door.ts'

const origin = 'http://localhost:3000'
const file = 'name,email\nÉdith,edith@example.com\nBo,nobody\n'

type Person = Awaited<ReturnType<typeof signedInAs>>
let manager: Person
let employee: Person
let client: Person
beforeAll(async () => {
  manager = await signedInAs('manager')
  employee = await signedInAs('employee')
  client = await signedInAs('client')
})

const upload = (query: Record<string, string>, headers: Record<string, string>, body: BodyInit = file) =>
  answerImport(
    new Request(`${origin}/api/imports?${new URLSearchParams(query)}`, {
      method: 'POST',
      headers: { host: 'localhost:3000', 'content-type': 'text/csv', ...headers },
      body,
    }),
  )
const asked = { of: 'clients', name: 'people.csv' }
const by = ({ authorization }: Person) => ({ authorization })

const rest = async (method: string, path: string, body?: unknown) => {
  const answer = await answerRest(
    new Request(`${origin}/api/crm/imports${path}`, {
      method,
      headers: { ...by(manager), 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  )
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() }
}

test('a program brings a file, says what it is, and reads what became of it', async () => {
  const brought = await upload(asked, by(manager))
  expect(brought.status).toBe(201)
  const one = importAnswer.parse(renameKeys(await brought.json(), camel))
  expect(one).toMatchObject({ of: 'clients', fileName: 'people.csv', state: 'draft', total: 2 })
  expect((await rest('POST', `/${one.id}/start`, { mapping: one.mapping })).status).toBe(200)
  expect(JSON.parse((await rest('GET', `/${one.id}`)).text)).toMatchObject({
    state: 'running',
    file_name: 'people.csv',
    started_at: expect.any(String),
  })
  expect(JSON.parse((await rest('GET', `/${one.id}/rows?limit=1`)).text)).toMatchObject({
    items: [{ line: 2, cells: ['Édith', 'edith@example.com'], outcome: null, record_id: null }],
    next_cursor: 2,
  })
  expect(await rest('GET', `/${one.id}/failed`)).toMatchObject({
    status: 200,
    type: 'text/csv; charset=utf-8',
    text: 'name,email,refused_because\r\n',
  })
  expect((await rest('POST', `/${one.id}/cancel`)).status).toBe(200)
  expect((await rest('POST', `/${one.id}/cancel`)).status).toBe(409)
})

test.each<[string, Record<string, string>, () => Record<string, string>, string, number, string]>([
  ['nobody', asked, () => ({ authorization: 'Bearer none' }), file, 401, 'unauthorized'],
  ['a client', asked, () => by(client), file, 403, 'forbidden'],
  [
    'an employee who may add no colleagues',
    { ...asked, of: 'employees' },
    () => by(employee),
    file,
    403,
    'forbidden',
  ],
  [
    'another site',
    asked,
    () => ({ cookie: 'x=y', origin: 'https://evil.example' }),
    file,
    403,
    'foreign_origin',
  ],
  ['orders, which have lines', { ...asked, of: 'orders' }, () => by(manager), file, 400, 'bad_input'],
  ['what is called nothing', { of: 'clients', name: ' ' }, () => by(manager), file, 400, 'bad_input'],
  ['a picture', asked, () => by(manager), '\u0089PNG\r\n\u001a\n', 400, 'not_csv'],
  [
    'a form',
    asked,
    () => ({ ...by(manager), 'content-type': 'multipart/form-data; boundary=x' }),
    file,
    415,
    'not_a_file',
  ],
  ['too much', asked, () => by(manager), 'x'.repeat(importLimits.bytes + 1), 413, 'too_large'],
])('%s is refused', async (_, query, headers, body, status, code) => {
  const answer = await upload(query, headers(), body)
  expect({ status: answer.status, code: (await answer.json()).code }).toEqual({ status, code })
})
