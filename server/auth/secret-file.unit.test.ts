import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ConfigError } from '../env.ts'
import { secretFromFile } from './secret-file.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'nexo-secret-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const modeOf = (file: string) => statSync(file).mode & 0o777

test('the secret is 32 random bytes that only we can read, and stays the same', () => {
  const dataDir = path.join(folder, 'not', 'there', 'yet')
  const secret = secretFromFile(dataDir)
  expect(Buffer.from(secret, 'base64url')).toHaveLength(32)
  expect(modeOf(path.join(dataDir, 'secret.key'))).toBe(0o600)
  expect(secretFromFile(dataDir)).toBe(secret)
  expect(readdirSync(dataDir)).toEqual(['secret.key'])
  expect(secretFromFile(path.join(folder, 'elsewhere'))).not.toBe(secret)
})

test('processes that start at once agree on one secret and leave nothing else behind', async () => {
  const folders = Array.from({ length: 25 }, (_, n) => path.join(folder, `${n}`))
  const program = `
    const { secretFromFile } = await import(process.argv[1])
    const [at, ...folders] = process.argv.slice(2)
    while (Date.now() < Number(at));
    process.stdout.write(folders.map(secretFromFile).join())`
  const file = path.resolve('server/auth/secret-file.ts')
  const at = `${Date.now() + 2_500}`
  const start = async () => {
    const options = ['--import', 'tsx', '--input-type=module', '-e', program, file, at, ...folders]
    const { stdout } = await promisify(execFile)(process.execPath, options)
    return stdout
  }
  const secrets = await Promise.all(Array.from({ length: 4 }, start))
  expect(secrets[0]).toMatch(/^[\w-]{43}(,[\w-]{43}){24}$/)
  expect(new Set(secrets).size).toBe(1)
  for (const one of folders) expect(readdirSync(one)).toEqual(['secret.key'])
})

test('a secret that others could read becomes ours alone again', () => {
  const secret = secretFromFile(folder)
  chmodSync(path.join(folder, 'secret.key'), 0o644)
  expect(secretFromFile(folder)).toBe(secret)
  expect(modeOf(path.join(folder, 'secret.key'))).toBe(0o600)
})

test.each(['', 'short', `${'a'.repeat(20)}\n`])(
  'a damaged file %j is said to be so, and left as it is',
  (text) => {
    const file = path.join(folder, 'secret.key')
    writeFileSync(file, text)
    expect(() => secretFromFile(folder)).toThrow(ConfigError)
    expect(() => secretFromFile(folder)).toThrow(/damaged/)
    expect(readFileSync(file, 'utf8')).toBe(text)
  },
)
