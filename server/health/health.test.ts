import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { auditLog, jobs } from '#db/schema/system.ts'
import { db, pool } from '../database.ts'
import { env } from '../env.ts'
import { answerRest } from '../http/rest-door.ts'
import { account } from '../testing/accounts.ts'
import { card } from './card.ts'
import { health } from './health.ts'
import { installation } from './installation.ts'
import type { PartName } from './shape.ts'

fs.mkdirSync(env.DATA_DIR, { recursive: true, mode: 0o700 })
const part = async (name: PartName) => (await health()).parts.find((one) => one.name === name)
afterEach(() => void vi.useRealTimers())

test('every part is told, each with what to do when it is not well', async () => {
  const { parts } = await health()
  expect(parts.map(({ name }) => name)).toEqual([
    'database',
    'migrations',
    'cache',
    'live',
    'jobs',
    'queries',
    'disk',
    'files',
    'backups',
    'card',
    'memory',
    'clock',
    'certificate',
  ])
  for (const { state, advice, adviceCode } of parts) {
    if (state !== 'ok') expect(advice).toMatch(/\w+ .*\.$/)
    expect(adviceCode === undefined, 'a page says what a program is told').toBe(advice === undefined)
  }
})

describe('the clock', () => {
  const post = (at: string, body: object) =>
    answerRest(
      new Request(`http://localhost:3000${at}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )
  const in1970 = () => vi.useFakeTimers({ toFake: ['Date'], now: 60_000 })

  test('of a machine that has just got power signs nobody in and ends no session; when it is set, all goes on', async () => {
    const { email, password } = await account('employee')
    const signIn = () => post('/api/auth/login', { email, password })
    const { refresh_token } = await (await signIn()).json()
    in1970()
    for (const answer of [await signIn(), await post('/api/auth/refresh', { refresh_token })]) {
      expect(answer.status).toBe(503)
      expect(answer.headers.get('retry-after')).toBe('10')
      expect((await answer.json()).code).toBe('clock_wrong')
    }
    expect(await part('clock')).toMatchObject({
      state: 'degraded',
      advice: expect.stringContaining('timedatectl'),
    })
    vi.useRealTimers()
    expect((await post('/api/auth/refresh', { refresh_token })).status).toBe(200)
    expect((await signIn()).status).toBe(200)
    expect(await part('clock')).toMatchObject({ state: 'ok' })
  })

  test('that is not the database’s is told', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 120_000 })
    expect(await part('clock')).toMatchObject({
      state: 'degraded',
      detail: '2 min apart from the database’s',
      detailCode: 'clock_apart',
      values: { minutes: 2 },
    })
  })

  test('that is behind the newest record is told', async () => {
    const at = new Date(Date.now() + 600_000).toISOString()
    await db.transaction(async (tx) => {
      await tx.insert(auditLog).values({ action: 'test.ahead', at })
    })
    expect(await part('clock')).toMatchObject({
      state: 'degraded',
      detail: '10 min behind the newest record',
    })
  })
})

describe('queries', () => {
  test('that made somebody wait are counted, and twenty of them are news', async () => {
    await db.execute('select pg_sleep(1.05)')
    expect(await part('queries')).toMatchObject({
      state: 'ok',
      detail: expect.stringMatching(/^\d+ slow .* \d\.\d s$/),
    })
    for (let round = 0; round < 5; round++)
      await Promise.all([1, 2, 3, 4].map(() => db.execute('select pg_sleep(1.05)')))
    expect(await part('queries')).toMatchObject({
      state: 'degraded',
      detail: expect.stringMatching(/^\d\d slow/),
    })
  })

  test('of ten minutes ago are forgotten', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 11 * 60_000 })
    expect(await part('queries')).toMatchObject({ state: 'ok', detail: 'none is slow' })
  })

  test('that fail are timed too, and fail as before', async () => {
    await expect(pool.query('select nothing from nowhere')).rejects.toThrow('nowhere')
    await expect(db.execute('select nothing from nowhere')).rejects.toThrow()
    expect((await pool.query('select 1 as one')).rows).toEqual([{ one: 1 }])
  })
})

test('the queue tells how long its oldest has waited, and what was given up', async () => {
  const runAt = new Date(Date.now() - 7.5 * 60_000).toISOString()
  await db.delete(jobs)
  await db.insert(jobs).values({ kind: 'jobs.clean', runAt })
  expect(await part('jobs')).toMatchObject({
    state: 'degraded',
    detail: '1 waiting, the oldest for 7 min; 0 failed',
    adviceCode: 'jobs',
  })
  await db.update(jobs).set({ finishedAt: new Date().toISOString(), lastError: 'no route to host' })
  expect(await part('jobs')).toMatchObject({
    state: 'degraded',
    detail: '0 waiting; 1 failed',
    adviceCode: 'jobs_failed',
  })
  await db.delete(jobs)
  expect(await part('jobs')).toMatchObject({ state: 'ok', detail: '0 waiting; 0 failed' })
})

describe('wear', () => {
  /** What Linux shows of a card, in a folder of ours. */
  const sysfs = (files: Record<string, string>) => {
    const sys = fs.mkdtempSync(path.join(tmpdir(), 'nexo-sys-'))
    const partition = path.join(sys, 'devices/mmc0/block/mmcblk0/mmcblk0p2')
    fs.mkdirSync(partition, { recursive: true })
    fs.mkdirSync(path.join(sys, 'dev/block'), { recursive: true })
    fs.symlinkSync(partition, path.join(sys, 'dev/block/179:2'))
    for (const [name, text] of Object.entries(files)) {
      fs.mkdirSync(path.dirname(path.join(sys, name)), { recursive: true })
      fs.writeFileSync(path.join(sys, name), `${text}\n`)
    }
    return sys
  }
  const device = 179 * 256 + 2
  const emmc = 'devices/mmc0/block/mmcblk0/device'
  const errors = 'fs/ext4/mmcblk0p2/errors_count'

  test.each([
    [
      'a healthy eMMC',
      { [`${emmc}/life_time`]: '0x01 0x02', [`${emmc}/pre_eol_info`]: '0x01' },
      'ok',
      /20 % of/,
    ],
    ['a worn one', { [`${emmc}/life_time`]: '0x03 0x0a' }, 'degraded', /100 % of/],
    ['one beyond its life', { [`${emmc}/life_time`]: '0x0b 0x01' }, 'degraded', /worn out/],
    [
      'one without spare blocks',
      { [`${emmc}/life_time`]: '0x02 0x02', [`${emmc}/pre_eol_info`]: '0x02' },
      'degraded',
      /20 %/,
    ],
    ['an SD card that tells nothing', { [errors]: '0' }, 'ok', /tells no wear/],
    ['a file system with errors', { [errors]: '3' }, 'degraded', /3 errors/],
  ])('%s', async (_, files, state, detail) => {
    const found = await card(env.DATA_DIR, sysfs(files), device)
    expect(found.state).toBe(state)
    expect(found.detail).toMatch(detail)
    expect(Boolean(found.advice)).toBe(state !== 'ok')
  })

  test('of a disk that is not known here, as in most containers, is not told', async () => {
    expect(await card(env.DATA_DIR, sysfs({}), 5)).toEqual({
      state: 'ok',
      detail: 'does not tell',
      detailCode: 'card_silent',
    })
  })
})

test('the doctor minds a data folder that others can read', async () => {
  const found = async () => (await installation()).find(({ name }) => name === 'Data folder')
  expect(await found()).toMatchObject({ state: 'ok' })
  fs.chmodSync(env.DATA_DIR, 0o755)
  expect(await found()).toMatchObject({ state: 'degraded', advice: expect.stringContaining('chmod 700') })
  fs.chmodSync(env.DATA_DIR, 0o700)
})
