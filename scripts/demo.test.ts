import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { runScript } from './testing/launch.ts'

const dataDir = fs.mkdtempSync(path.join(tmpdir(), 'nexo-demo-'))

afterAll(() => fs.rmSync(dataDir, { recursive: true, force: true }))

const demo = async () => {
  const { ended, said } = runScript(['scripts/tool.mjs', 'demo'], { DATA_DIR: dataDir })
  return { code: await ended, ...said }
}

test('it fills an empty instance and tells an account per role; a second time it refuses in words', async () => {
  const first = await demo()
  expect(first).toMatchObject({ code: 0, errors: '' })
  for (const role of ['admin', 'manager', 'employee', 'client', 'supplier', 'professional'])
    expect(first.output).toMatch(new RegExp(`^${role} +([a-z2-9]{5}-){3}[a-z2-9]{5}$`, 'm'))
  expect(await demo()).toEqual({
    code: 1,
    output: '',
    errors: expect.stringMatching(/^This Nexo is not empty, .*\.\n$/),
  })
  expect(fs.existsSync(path.join(dataDir, 'pg17/cluster/postmaster.pid'))).toBe(false)
})
