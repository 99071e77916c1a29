import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { env } from '../env.ts'
import { answerUpload } from '../files/upload-door.ts'
import { health } from '../health/health.ts'
import { answerRest } from '../http/rest-door.ts'
import { appRouter } from '../router.ts'
import { account } from '../testing/accounts.ts'
import { as, someone } from '../testing/acting.ts'
import { make } from '../testing/samples.ts'
import { signedInAs } from '../testing/signing-in.ts'
import { goesOn } from './reserve.ts'
import { spaceOf } from './space.ts'

const { embedded, DISK_RESERVE_MB } = env
const folder = path.join(env.DATA_DIR, 'files')
let admin: Awaited<ReturnType<typeof signedInAs>>
beforeAll(async () => {
  admin = await signedInAs('admin')
})
afterEach(() => void Object.assign(env, { embedded, DISK_RESERVE_MB }))

/** Of this very disk more is to stay free than there is. The database counts as ours, which lies there too. */
const fill = async () => {
  const { free } = await spaceOf(env.DATA_DIR)
  Object.assign(env, { embedded: true, DISK_RESERVE_MB: Math.ceil(free / 1e6) + 1_000 })
}

const send = (method: string, at: string, body?: object, authorization = admin.authorization) =>
  answerRest(
    new Request(`http://localhost:3000/api${at}`, {
      method,
      headers: { authorization, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }),
  )
const upload = (id: string) =>
  answerUpload(
    new Request(`http://localhost:3000/api/files?subject_type=clients&subject_id=${id}&name=a.txt`, {
      method: 'POST',
      headers: { authorization: admin.authorization, 'content-type': 'text/plain' },
      body: 'some text',
    }),
  )
const expectFull = async (response: Response) => {
  expect(response.status).toBe(503)
  expect(response.headers.get('retry-after')).toBe('60')
  expect(await response.json()).toMatchObject({
    code: 'disk_full',
    detail: 'The disk is full: nothing can be saved until there is room.',
  })
}
const diskPart = async () => (await health()).parts.find(({ name }) => name === 'disk')

test('on a disk that is nearly full nothing is saved, all can be read, and it goes on when there is room', async () => {
  const actor = await someone('admin')
  const { id } = await make(actor, 'clients')
  const { id: trashed } = await make(actor, 'clients')
  expect((await send('DELETE', `/crm/clients/${trashed}`)).status).toBe(204)
  expect((await upload(id)).status).toBe(201)
  const contents = await readdir(folder)

  await fill()
  await expectFull(await send('POST', '/crm/clients', { full_name: 'Too Late' }))
  await expectFull(await send('PATCH', `/crm/clients/${id}`, { full_name: 'Too Late', version: 1 }))
  await expectFull(await upload(id))
  await expect(as(actor).views.setDefault({ of: 'clients', id: null })).rejects.toMatchObject({
    reason: 'disk_full',
  })
  expect(await readdir(folder)).toEqual(contents)
  expect(await diskPart()).toMatchObject({ state: 'degraded', adviceCode: 'disk_reserve' })
  expect(await (await send('GET', `/crm/clients/${id}`)).json()).toMatchObject({ id, version: 1 })
  const { email, password } = await account('employee')
  expect((await send('POST', '/auth/login', { email, password }, '')).status).toBe(200)
  expect((await send('DELETE', `/crm/clients/${trashed}/purge`)).status).toBe(204)

  Object.assign(env, { DISK_RESERVE_MB: 0 })
  expect((await send('POST', '/crm/clients', { full_name: 'In Time' })).status).toBe(201)
  expect((await upload(id)).status).toBe(201)
})

test('with a PostgreSQL elsewhere the disk here keeps files alone from being saved', async () => {
  const { id } = await make(await someone('admin'), 'clients')
  await fill()
  Object.assign(env, { embedded: false })
  expect((await send('PATCH', `/crm/clients/${id}`, { full_name: 'Saved', version: 1 })).status).toBe(200)
  await expectFull(await upload(id))
})

test('what goes on all the same is signing in and out, and what makes room', () => {
  const mutations = Object.entries(appRouter._def.procedures)
    // Each is a function that carries what it is; tRPC types them by their inputs alone.
    .filter(([, procedure]) => (procedure as unknown as { _def: { type: string } })._def.type === 'mutation')
    .map(([name]) => name)
  const going = mutations.filter((name) => goesOn.test(name) && !name.endsWith('.purge'))
  expect(going.sort()).toEqual([
    'auth.login',
    'auth.logout',
    'auth.logoutEverywhere',
    'auth.refresh',
    'auth.revokeSession',
    'backups.remove',
    'live.look',
  ])
})
