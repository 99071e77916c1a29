import fs from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { assemble } from './assemble.mjs'

test('a build holds no configuration, nothing of the builds before it, and each script with its compressed copy', async () => {
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
  const assets = path.join(build, 'assets/_next/static')
  const scripts = fs
    .readdirSync(assets, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(js|css)$/.test(name))
    .map((name) => path.join(assets, name))
  expect(scripts.length).toBeGreaterThan(0)
  for (const script of scripts)
    expect(gunzipSync(fs.readFileSync(`${script}.gz`)).equals(fs.readFileSync(script)), script).toBe(true)
  fs.rmSync(folder, { recursive: true })
})
