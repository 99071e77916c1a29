import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { assemble } from './assemble.mjs'

test('a build holds no configuration, and nothing of the builds before it', async () => {
  const folder = fs.mkdtempSync(path.join(tmpdir(), 'nexo-assemble-'))
  const [standalone, build] = [path.join(folder, 'standalone'), path.join(folder, 'build')]
  const write = (name: string) => {
    fs.mkdirSync(path.dirname(path.join(standalone, name)), { recursive: true })
    fs.writeFileSync(path.join(standalone, name), name)
  }
  for (const name of ['server.js', '.env', '.env.local', 'build/0123456789ab/db/_journal.json', 'db/a.sql'])
    write(name)
  await assemble(standalone, build)
  expect(fs.readdirSync(build).filter((name) => /^(server\.js|\.env.*|build|db)$/.test(name))).toEqual([
    'db',
    'server.js',
  ])
  fs.rmSync(folder, { recursive: true })
})
