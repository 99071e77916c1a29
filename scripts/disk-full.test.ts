import { execFileSync, spawnSync } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { embeddedConnection } from '#db/embedded.ts'
import { descendants, launch, runScript } from './testing/launch.ts'

/**
 * On a real file system of 260 MB, which only root may mount, and not in every container; server/disk/reserve.test.ts
 * proves everywhere what does not need PostgreSQL to run out of room.
 */
const disk = fs.mkdtempSync(path.join(tmpdir(), 'nexo-small-disk-'))
const mounted =
  process.platform === 'linux' &&
  spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=260m,mode=700', 'tmpfs', disk]).status === 0
const dataDir = path.join(disk, 'data')
const admin = { email: 'admin@example.com', username: 'admin', password: 'correct horse battery staple' }
let server: Awaited<ReturnType<typeof launch>> | undefined

beforeAll(async () => expect(await runScript(['scripts/build.mjs'], {}).ended).toBe(0), 900_000)
afterAll(async () => {
  server?.child.kill('SIGTERM')
  await server?.ended
  if (mounted) execFileSync('umount', [disk])
  fs.rmSync(disk, { recursive: true, force: true })
})

const ballast = path.join(disk, 'ballast')
/** Fills the disk until only `left` bytes are free. */
const fill = (left: number) => {
  const { bavail, bsize } = fs.statfsSync(disk)
  const file = fs.openSync(ballast, 'a')
  try {
    for (let bytes = bavail * bsize - left; bytes > 0; bytes -= 1e6)
      fs.writeSync(file, Buffer.alloc(Math.min(bytes, 1e6)))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
  } finally {
    fs.closeSync(file)
  }
}

const until = async (happened: () => boolean | Promise<boolean>) => {
  for (const end = Date.now() + 30_000; !(await happened()); await sleep(50))
    if (Date.now() > end) throw new Error('what was waited for did not happen within 30 s')
}

const signIn = async (url: string) => {
  const names = ['--email', admin.email, '--username', admin.username, '--full-name', 'The Admin']
  const variables = { DATA_DIR: dataDir, ADMIN_PASSWORD: admin.password }
  const made = runScript(['scripts/tool.mjs', 'admin', ...names], variables)
  expect([await made.ended, made.said.errors]).toEqual([0, ''])
  const answer = await fetch(`${url}/api/auth/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: admin.email, password: admin.password }),
  })
  const { access_token } = z.object({ access_token: z.string() }).parse(await answer.json())
  const authorization = `Bearer ${access_token}`
  return {
    get: async (at: string) => (await fetch(`${url}/api${at}`, { headers: { authorization } })).status,
    add: (full_name: string) =>
      fetch(`${url}/api/crm/clients`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ full_name }),
      }),
    upload: (id: string, body: AsyncIterable<Uint8Array>) =>
      fetch(`${url}/api/files?subject_type=clients&subject_id=${id}&name=large.bin`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/octet-stream' },
        // fetch's own types do not know `duplex`, nor that a body may be any iterable of bytes.
        body: body as unknown as BodyInit,
        duplex: 'half',
      } as RequestInit),
  }
}

/** PostgreSQL's log alone, past the reserve: what a full disk makes it stop for. */
const writeLog = async () => {
  const client = new pg.Client(embeddedConnection(dataDir))
  client.on('error', () => undefined)
  await client.connect()
  await client
    .query(
      `select pg_logical_emit_message(false, 'fill', repeat(md5(n::text), 30000)) from generate_series(1, 300) n`,
    )
    .finally(() => client.end().catch(() => undefined))
}

if (mounted)
  test('a full disk refuses what would be saved, is read from, and all goes on when there is room; PostgreSQL too', async () => {
    server = await launch({ DATA_DIR: dataDir, DISK_RESERVE_MB: '80' })
    await server.ready()
    const { url } = server
    const { get, add, upload } = await signIn(url)
    const first = await add('Ana Ibáñez')
    expect(first.status).toBe(201)
    const { id } = z.object({ id: z.string() }).parse(await first.json())
    const piece = Buffer.alloc(1_000_000, 'x')
    const pieces = async function* (between: () => Promise<void>) {
      yield piece
      await between()
      for (let more = 0; more < 8; more++) yield piece
    }
    const whole = () =>
      upload(
        id,
        pieces(async () => undefined),
      )
    expect((await whole()).status).toBe(201)
    const files = path.join(dataDir, 'files')
    const contents = fs.readdirSync(files)
    const health = async () => (await fetch(`${url}/api/health`)).status

    const isRefused = async () => (await add('Too Late')).status === 503
    const halfWay = await upload(
      id,
      pieces(async () => {
        await until(() => fs.readdirSync(files).some((name) => name.endsWith('.part')))
        fill(0)
        await until(isRefused)
      }),
    )
    expect(halfWay.status).toBe(503)
    expect(await halfWay.json()).toMatchObject({ code: 'disk_full' })
    expect(fs.readdirSync(files)).toEqual(contents)

    const refused = await add('Too Late')
    expect([refused.status, refused.headers.get('content-type')]).toEqual([503, 'application/problem+json'])
    expect(await refused.json()).toMatchObject({
      code: 'disk_full',
      detail: 'The disk is full: nothing can be saved until there is room.',
    })
    expect([await get('/crm/clients'), await get(`/crm/clients/${id}`), await health()]).toEqual([
      200, 200, 200,
    ])

    await expect(writeLog()).rejects.toThrow()
    await until(async () => (await health()) === 503)
    const { child } = server
    const before = descendants(child)
    await until(() => descendants(child).some((pid) => !before.includes(pid))) // It is tried again, in vain.
    expect(await health()).toBe(503)

    fs.rmSync(ballast)
    await until(async () => (await health()) === 200)
    expect(await get(`/crm/clients/${id}`)).toBe(200)
    expect((await add('In Time')).status).toBe(201)
    expect((await whole()).status).toBe(201)
    expect(child.exitCode).toBe(null)
  })
else
  test('without the right to mount a file system, the reserve is kept all the same', async () => {
    const { bavail, bsize } = fs.statfsSync(disk)
    const reserve = Math.ceil((bavail * bsize) / 1e6) + 100_000
    server = await launch({ DATA_DIR: dataDir, DISK_RESERVE_MB: String(reserve) })
    await server.ready()
    const { get, add } = await signIn(server.url)
    expect(await (await add('Too Late')).json()).toMatchObject({ code: 'disk_full' })
    expect(await get('/crm/clients')).toBe(200)
  })
