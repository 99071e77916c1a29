import { spawn } from 'node:child_process'
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { ownName, underLock } from './lock.mjs'

const folder = fs.mkdtempSync(path.join(tmpdir(), 'nexo-lock-'))
const lock = path.join(folder, 'lock')
const notes = path.join(folder, 'notes')
const nobodyWaits = () => {
  throw new Error('it waits')
}

beforeEach(() => fs.rmSync(lock, { force: true }))
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }))

/** Another process that works under the lock and notes when it begins and ends. */
const startWorker = (work: string) => {
  const program = `
    import fs from 'node:fs'
    import { underLock } from ${JSON.stringify(path.resolve('scripts/lock.mjs'))}
    const note = (word) => fs.appendFileSync(${JSON.stringify(notes)}, word + '\\n')
    await underLock(${JSON.stringify(lock)}, async () => {
      note('begin')
      ${work}
      note('end')
    }, () => {})`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: 'inherit' })
  return { child, ended: new Promise((resolve) => child.once('exit', resolve)) }
}

test('of several processes one works at a time', async () => {
  const four = [1, 2, 3, 4].map(() => startWorker('await new Promise((done) => setTimeout(done, 50))'))
  await Promise.all(four.map(({ ended }) => ended))
  expect(fs.readFileSync(notes, 'utf8')).toBe('begin\nend\n'.repeat(4))
  expect(fs.readdirSync(folder)).toEqual(['notes'])
  fs.rmSync(notes)
})

test('the lock of a process that was killed is taken over', async () => {
  const { child, ended } = startWorker('await new Promise(() => setInterval(() => {}, 1000))')
  while (!fs.existsSync(notes)) await sleep(10)
  child.kill('SIGKILL')
  await ended
  expect(fs.existsSync(lock)).toBe(true)
  expect(await underLock(lock, () => 'worked', nobodyWaits)).toBe('worked')
  fs.rmSync(notes)
})

test('a lock whose number now belongs to another process is taken over', async () => {
  const [pid, started] = ownName().split(' ')
  fs.writeFileSync(lock, `${pid} ${Number(started) - 1}`)
  expect(await underLock(lock, () => 'worked', nobodyWaits)).toBe('worked')
})

test('work that fails lets go of the lock', async () => {
  const fail = () => Promise.reject(new Error('broken'))
  await expect(underLock(lock, fail, nobodyWaits)).rejects.toThrow('broken')
  expect(fs.existsSync(lock)).toBe(false)
})
