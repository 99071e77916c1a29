import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort } from './port.mjs'
import { runScript } from './testing/launch.ts'

const suite = fs.mkdtempSync(path.join(tmpdir(), 'nexo-doctor-'))
afterAll(() => fs.rmSync(suite, { recursive: true, force: true }))

const doctor = async (variables: Record<string, string>) => {
  const tool = runScript(['scripts/tool.mjs', 'doctor'], { DATA_DIR: path.join(suite, 'data'), ...variables })
  return { code: await tool.ended, ...tool.said }
}

test('without a server it looks at the rest, says what to do, and makes no table', async () => {
  const PORT = String(await freePort())
  const first = await doctor({ PORT })
  expect(first.code).toBe(1)
  expect(first.errors).toBe('')
  expect(first.output).toMatch(new RegExp(`LOOK +Server +nothing answers on port ${PORT}\n +→ .*npm start`))
  expect(first.output).toMatch(/^ok +Database +embedded PostgreSQL$/m)
  expect((await doctor({ PORT })).output).toMatch(/^BAD +Migrations/m)
})

test('a mistake in the configuration is what it finds', async () => {
  const { code, output } = await doctor({ JWT_SECRET: 'short' })
  expect(code).toBe(1)
  expect(output).toMatch(/^BAD +Start +JWT_SECRET is too short: it needs 32 bytes/m)
})
