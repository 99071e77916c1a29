import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Actor } from '../context.ts'
import { camel, renameKeys } from '../http/case.ts'
import { answerRest } from '../http/rest-door.ts'
import { restRoutes } from '../http/rest-routes.ts'
import { someone } from '../testing/acting.ts'
import { putFile } from '../testing/files.ts'
import { make } from '../testing/samples.ts'
import { signedInAs } from '../testing/signing-in.ts'

let admin: Actor
let authorization: string
let subject: { subjectType: 'clients'; subjectId: string }
let query: string

beforeAll(async () => {
  admin = await someone('admin')
  authorization = (await signedInAs('employee')).authorization
  subject = { subjectType: 'clients', subjectId: (await make(admin, 'clients')).id }
  query = `subject_type=clients&subject_id=${subject.subjectId}`
})

const rest = async (method: string, path: string, body?: object) => {
  const answer = await answerRest(
    new Request(`http://localhost:3000/api${path}`, {
      method,
      headers: { authorization, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
  const text = await answer.text()
  return { status: answer.status, body: text ? z.looseObject({}).parse(JSON.parse(text)) : undefined }
}

/** Holds an answer against the shape that the API document gives for it. */
const documented = (method: string, path: string, body: unknown) => {
  const route = restRoutes.find((one) => one.method === method && one.path === path)
  if (!route?.answer) throw new Error(`${method} ${path} is not documented`)
  route.answer.parse(renameKeys(body, camel))
}

const makers = {
  notes: async () => {
    const made = await rest('POST', '/crm/notes', {
      subject_type: 'clients',
      subject_id: subject.subjectId,
      text: '*Hi*',
    })
    expect(made.status).toBe(201)
    documented('POST', '/crm/notes', made.body)
    return z.looseObject({ id: z.uuid() }).parse(made.body).id
  },
  files: async () => {
    const bringer = await signedInAs('employee')
    authorization = bringer.authorization
    const actor: Actor = {
      ...bringer,
      role: 'employee',
      status: 'active',
      fullName: 'Eve',
      sessionId: bringer.id,
    }
    return (await putFile(actor, subject)).id
  },
}

describe.each([
  ['notes', { text: 'Changed' }],
  ['files', { name: 'changed.txt' }],
] as const)('%s over REST', (kind, change) => {
  test('are listed, read, changed, archived and restored in the shapes that are documented', async () => {
    const id = await makers[kind]()
    const one = `/crm/${kind}/${id}`
    const list = await rest('GET', `/crm/${kind}?${query}&limit=1`)
    expect(list.status).toBe(200)
    documented('GET', `/crm/${kind}`, list.body)
    expect(list.body).toMatchObject({ items: [{ id, subject_id: subject.subjectId }] })

    const read = await rest('GET', one)
    documented('GET', `/crm/${kind}/{id}`, read.body)
    const changed = await rest('PATCH', one, { ...change, version: 1 })
    expect(changed.body).toEqual({
      ...read.body,
      ...change,
      version: 2,
      updated_at: changed.body?.updated_at,
    })
    expect((await rest('PATCH', one, { ...change, version: 1 })).status).toBe(409)
    expect((await rest('DELETE', `${one}?version=1`)).status).toBe(409)
    expect(await rest('DELETE', `${one}?version=2`)).toEqual({ status: 204, body: undefined })
    expect((await rest('GET', one)).status).toBe(404)
    const trash = await rest('GET', `/crm/${kind}?${query}&archived=true`)
    expect(JSON.stringify(trash.body)).toContain(id)
    const back = await rest('POST', `${one}/restore`)
    expect(back.status).toBe(200)
    documented('POST', `/crm/${kind}/{id}/restore`, back.body)
  })

  test('are refused with the parameter at fault', async () => {
    for (const [path, asked] of [
      ['subject_type', 'subject_id=01890000-0000-7000-8000-000000000000'],
      ['subject_id', 'subject_type=clients&subject_id=x'],
      ['cursor', `${query}&cursor=x`],
      ['limit', `${query}&limit=101`],
      ['archived', `${query}&archived=maybe`],
      ['colour', `${query}&colour=red`],
    ]) {
      const { status, body } = await rest('GET', `/crm/${kind}?${asked}`)
      expect([status, body?.errors], asked).toMatchObject([400, [{ path }]])
    }
  })
})

test('every file that one may see is listed over REST too', async () => {
  const { id } = await putFile(admin, subject, { name: 'Presupuesto.pdf' })
  const { body } = await rest('GET', '/crm/files/all?search=PRESUP')
  documented('GET', '/crm/files/all', body)
  expect(body).toMatchObject({ items: [{ id }], next_cursor: null })
})
