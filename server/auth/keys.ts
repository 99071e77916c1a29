import { createSecretKey, hkdfSync, type KeyObject, subtle } from 'node:crypto'

/** One key per use, all derived from one secret, so that a token of one kind can never pass for another. */
export type Keys = {
  /** Names the secret in a token's header; derived too, so it says nothing about it. */
  kid: string
  access: CryptoKey
  refresh: CryptoKey
  setup: KeyObject
  device: KeyObject
  identifier: KeyObject
}

/** The first secret signs; all of them verify, so that a secret can be changed without signing anyone out. */
export type KeyRing = { current: Keys; byKid: ReadonlyMap<string, Keys> }

const derive = (secret: string, use: string, bytes = 32) =>
  Buffer.from(hkdfSync('sha256', secret, 'nexo-crm', use, bytes))

const signingKey = (secret: string, use: string) =>
  subtle.importKey('raw', derive(secret, use), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign', 'verify'])

const keysOf = async (secret: string): Promise<Keys> => ({
  kid: derive(secret, 'kid', 6).toString('base64url'),
  access: await signingKey(secret, 'access'),
  refresh: await signingKey(secret, 'refresh'),
  setup: createSecretKey(derive(secret, 'setup code')),
  device: createSecretKey(derive(secret, 'device mark')),
  identifier: createSecretKey(derive(secret, 'identifier')),
})

/** Derives the keys of every secret (HKDF, RFC 5869); the first of them is the one that signs. */
export const keyRingOf = async (secrets: readonly [string, ...string[]]): Promise<KeyRing> => {
  const [current, ...older] = await Promise.all([keysOf(secrets[0]), ...secrets.slice(1).map(keysOf)])
  return { current, byKid: new Map([current, ...older].map((keys) => [keys.kid, keys])) }
}
