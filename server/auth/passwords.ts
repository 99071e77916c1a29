import { createHmac } from 'node:crypto'
import { env } from '../env.ts'
import { bcryptCompare, bcryptHash } from './bcrypt-pool.ts'
import { pepper } from './pepper.ts'

/**
 * What bcrypt is given. It reads 72 bytes and drops the rest without a word, and stops at a NUL; so it gets 64 characters
 * that depend on all of the password, in one form (NFC) whatever keyboard it was typed on.
 */
const digest = async (plain: string) =>
  createHmac('sha384', await pepper())
    .update(plain.normalize('NFC'))
    .digest('base64')

const costOf = (hash: string) => {
  const [, cost] = /^\$2[aby]\$(\d\d)\$[./A-Za-z0-9]{53}$/.exec(hash) ?? []
  return cost === undefined ? undefined : Number(cost)
}

/** A hash that no password has, at today's cost. */
const nobodysHash = () => `$2b$${env.BCRYPT_COST}$${'.'.repeat(53)}`

/** The hash to keep. Throws a 503 `busy` when too many passwords wait to be hashed. */
export const hashPassword = async (plain: string): Promise<string> =>
  bcryptHash(await digest(plain), env.BCRYPT_COST)

/**
 * Whether this is the password that was hashed; `upgrade` says that it is and that its hash is cheaper than today's, so
 * now is the time to make a new one. Without a hash (no such account) the answer is no, after the same work (ASVS 5.0,
 * 6.3.8). Throws a 503 `busy`.
 */
export const verifyPassword = async (
  plain: string,
  hash: string | null,
): Promise<{ ok: boolean; upgrade: boolean }> => {
  const cost = hash === null ? undefined : costOf(hash)
  const known = hash !== null && cost !== undefined
  const same = await bcryptCompare(await digest(plain), known ? hash : nobodysHash())
  const ok = known && same
  return { ok, upgrade: ok && cost < env.BCRYPT_COST }
}
