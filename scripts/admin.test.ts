import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runScript } from './testing/launch.ts'

const dataDir = fs.mkdtempSync(path.join(tmpdir(), 'nexo-admin-'))
const who = ['--email', 'boss@example.com', '--username', 'boss', '--full-name', 'The Boss']

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

const admin = async (args: string[], password?: string) => {
  const { ended, said } = runScript(['scripts/tool.mjs', 'admin', ...args], {
    DATA_DIR: dataDir,
    ...(password && { ADMIN_PASSWORD: password }),
  })
  return { code: await ended, ...said }
}

test('it makes an admin without a server, and the second time resets the same account', async () => {
  expect(await admin(who, 'correct horse battery staple')).toEqual({
    code: 0,
    output: 'Made the admin boss@example.com.\n',
    errors: '',
  })
  expect(await admin(who, 'another horse battery staple')).toEqual({
    code: 0,
    output: 'Reset the admin boss@example.com.\n',
    errors: '',
  })
  expect(fs.existsSync(path.join(dataDir, 'pg17/cluster/postmaster.pid'))).toBe(false)
})

test('what it cannot accept, it says in words', async () => {
  const weak = await admin(who, 'password')
  expect(weak).toMatchObject({ code: 1, output: '' })
  expect(weak.errors).toMatch(/^password: .*\w+ \w+.*\n/)
  const wrong = await admin(
    ['--email', 'no address', '--username', 'x', '--full-name', 'X'],
    'correct horse battery staple',
  )
  expect(wrong.code).toBe(1)
  expect(wrong.errors).toMatch(/email: .*\w+ \w+.*\nusername: .*\w+ \w+.*\n/)
  const nothing = await admin([])
  expect(nothing.code).toBe(1)
  expect(nothing.errors).toMatch(/^--email, --username and --full-name are needed\.\nnpm run admin -- /)
})

test('without a terminal and without ADMIN_PASSWORD it asks nobody and says so', async () => {
  expect((await admin(who)).errors).toMatch(/set ADMIN_PASSWORD/)
})
