import {
  createCipheriv,
  createDecipheriv,
  createHash,
  randomBytes,
  scrypt,
  timingSafeEqual,
} from 'node:crypto'
import { z } from 'zod'
import { BackupError, damaged } from './backup-error.ts'

const base64 = (bytes: number) => z.base64().refine((text) => Buffer.from(text, 'base64').length === bytes)

/** How a file is locked. The cost is bounded, so that a made-up file cannot ask for all memory. */
export const lockShape = z.strictObject({
  salt: base64(16),
  /** Begins every nonce. */
  nonce: base64(7),
  /** Tells a wrong passphrase from a damaged file. */
  check: base64(16),
  cost: z.int().min(14).max(18),
  parallel: z.int().min(1).max(8),
})
export type Lock = z.output<typeof lockShape>

/** Makes or opens the frames of one file, in their order. */
export type Sealer = {
  seal(payload: Buffer, last: boolean): Buffer
  /** Throws `BackupError` when the payload is not what was sealed at this place. */
  open(payload: Buffer, tag: Buffer, last: boolean): Buffer
}

export const tagBytes = 16

/** OWASP's equal of N=2^17, p=1 at a quarter of the memory (32 MB): it is to run on a Raspberry Pi. */
const cost = { cost: 15, parallel: 3 }

const derive = (passphrase: string, lock: Pick<Lock, 'salt' | 'cost' | 'parallel'>) =>
  new Promise<{ key: Buffer; check: Buffer }>((resolve, reject) => {
    const options = { N: 2 ** lock.cost, r: 8, p: lock.parallel, maxmem: 512 * 1024 * 1024 }
    scrypt(passphrase.normalize('NFC'), Buffer.from(lock.salt, 'base64'), 48, options, (error, bytes) =>
      error ? reject(error) : resolve({ key: bytes.subarray(0, 32), check: bytes.subarray(32) }),
    )
  })

/** A new lock for a file, and the key to it. */
export const newLock = async (passphrase: string): Promise<{ lock: Lock; key: Buffer }> => {
  const part = { salt: randomBytes(16).toString('base64'), nonce: randomBytes(7).toString('base64'), ...cost }
  const { key, check } = await derive(passphrase, part)
  return { lock: { ...part, check: check.toString('base64') }, key }
}

/** The key of a locked file. Throws `BackupError` when the passphrase is another one. */
export const keyTo = async (lock: Lock, passphrase: string): Promise<Buffer> => {
  const { key, check } = await derive(passphrase, lock)
  if (!timingSafeEqual(check, Buffer.from(lock.check, 'base64')))
    throw new BackupError(
      'This backup does not open with this passphrase: set the BACKUP_PASSPHRASE it was made with.',
    )
  return key
}

/** Where a frame stands: no frame can be dropped, moved, repeated or left off at the end without being noticed. */
const placeOf = (at: number, last: boolean) => {
  const place = Buffer.alloc(5)
  place.writeUInt32BE(at)
  place.writeUInt8(last ? 1 : 0, 4)
  return place
}

/**
 * AES-256-GCM in the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár: Online Authenticated-Encryption, 2015):
 * the nonce is a random prefix, the frame's number and whether it is the last. `header` is authenticated with each.
 */
export const encrypting = ({ nonce }: Lock, key: Buffer, header: Buffer): Sealer => {
  const prefix = Buffer.from(nonce, 'base64')
  let at = 0
  const next = (last: boolean) => Buffer.concat([prefix, placeOf(at++, last)])
  return {
    seal(payload, last) {
      const cipher = createCipheriv('aes-256-gcm', key, next(last)).setAAD(header)
      return Buffer.concat([cipher.update(payload), cipher.final(), cipher.getAuthTag()])
    },
    open(payload, tag, last) {
      const decipher = createDecipheriv('aes-256-gcm', key, next(last), { authTagLength: tagBytes })
      decipher.setAAD(header).setAuthTag(tag)
      try {
        return Buffer.concat([decipher.update(payload), decipher.final()])
      } catch {
        throw damaged()
      }
    },
  }
}

/** The same frames in the clear: a SHA-256, cut to 16 bytes, notices damage, though not a forger. */
export const checksumming = (header: Buffer): Sealer => {
  let at = 0
  const sumOf = (payload: Buffer, last: boolean) =>
    createHash('sha256')
      .update(header)
      .update(placeOf(at++, last))
      .update(payload)
      .digest()
      .subarray(0, tagBytes)
  return {
    seal: (payload, last) => Buffer.concat([payload, sumOf(payload, last)]),
    open(payload, tag, last) {
      if (!sumOf(payload, last).equals(tag)) throw damaged()
      return payload
    },
  }
}
