import { randomBytes } from 'node:crypto'
import { chmodSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { ConfigError } from '../env.ts'

const isErrno = (error: unknown, code: string) =>
  error instanceof Error && 'code' in error && error.code === code

const read = (file: string) => {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    if (isErrno(error, 'ENOENT')) return undefined
    throw new ConfigError(`${file} cannot be read: it holds the key that sign-ins depend on.`)
  }
}

/** Writes it aside and links it into place, so that of several processes one wins and none reads half a file. */
const create = (file: string) => {
  const aside = `${file}.${randomBytes(6).toString('hex')}`
  mkdirSync(path.dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(aside, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx', flush: true })
  try {
    linkSync(aside, file)
  } catch (error) {
    if (!isErrno(error, 'EEXIST')) throw error
  } finally {
    rmSync(aside)
  }
}

/**
 * The secret kept in `DATA_DIR/secret.key` (32 random bytes as base64url, mode 0600), made the first time. Throws
 * `ConfigError` when the file is there but holds no such thing: a new one would sign everybody out unasked.
 */
export const secretFromFile = (dataDir: string): string => {
  const file = path.join(/* turbopackIgnore: true */ dataDir, 'secret.key')
  if (read(file) === undefined) create(file)
  const secret = read(file) ?? ''
  if (Buffer.from(secret, 'base64url').length < 32)
    throw new ConfigError(`${file} is damaged: restore it, or delete it and everybody signs in again.`)
  // A copy or a restored backup may have become readable to others.
  chmodSync(file, 0o600)
  return secret
}
