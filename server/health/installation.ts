import { access, constants, readdir, stat } from 'node:fs/promises'
import path from 'node:path'
import { env } from '../env.ts'
import { fileStore } from '../files/store.ts'
import type { Finding } from './shape.ts'

/** What only the doctor looks at, since it names paths and settings: the health page is open to everybody. */
export type Checkup = Pick<Finding, 'state' | 'detail' | 'advice'> & { name: string }

const folder = async (): Promise<Checkup> => {
  const name = 'Data folder'
  const found = await stat(env.DATA_DIR)
  const writable = await access(env.DATA_DIR, constants.W_OK | constants.X_OK).then(
    () => true,
    () => false,
  )
  if (!writable)
    return {
      name,
      state: 'down',
      detail: `${env.DATA_DIR} cannot be written`,
      advice: 'Give it to the user that runs Nexo (chown), or choose another DATA_DIR.',
    }
  if (found.mode & 0o077)
    return {
      name,
      state: 'degraded',
      detail: `${env.DATA_DIR} is open to other users of this machine`,
      advice: `Close it: chmod 700 ${env.DATA_DIR}`,
    }
  return { name, state: 'ok', detail: env.DATA_DIR }
}

const address = (): Checkup => {
  const name = 'Address'
  if (!env.appUrl)
    return {
      name,
      state: 'ok',
      detail: 'APP_URL is not set: cookies are not marked Secure, as on a home network',
    }
  if (!env.https)
    return {
      name,
      state: 'ok',
      detail: `${env.appUrl.origin}, plain http: whoever shares the network can read along`,
    }
  if (env.trustedProxies.length > 0) return { name, state: 'ok', detail: env.appUrl.origin }
  return {
    name,
    state: 'degraded',
    detail: `${env.appUrl.origin}, and no proxy is believed`,
    advice:
      'Set TRUST_PROXY to the address of what speaks https for us; until then all people share one sign-in limit.',
  }
}

const kept = () =>
  readdir(path.join(env.DATA_DIR, 'files')).then(
    (names) => names.filter((name) => name !== 'orphans').length,
    () => 0,
  )

const files = async (): Promise<Checkup> => {
  const name = 'Place of files'
  const detail = fileStore.whereIs('files')
  const left = env.s3 ? await kept() : 0
  if (left === 0) return { name, state: 'ok', detail }
  return {
    name,
    state: 'degraded',
    detail: `${detail}, and ${left} in ${env.DATA_DIR}/files`,
    advice:
      'Those cannot be opened: copy them into the bucket (docs/deployment.md says how), then move the folder away.',
  }
}

const cluster = (): Checkup => {
  const name = 'Several servers'
  if (env.embedded) return { name, state: 'ok', detail: 'one, with a PostgreSQL of its own' }
  const cache = env.REDIS_URL || env.UPSTASH_REDIS_REST_URL
  const shared = ['the database', ...(cache ? ['the cache'] : []), ...(env.s3 ? ['the files'] : [])]
  return {
    name,
    state: 'ok',
    detail: [
      `${shared.join(', ')} can be shared`,
      ...(cache ? [] : ['a REDIS_URL makes it cheaper']),
      ...(env.s3 ? [] : [`the folder ${env.DATA_DIR}/files must be the same for all, or set S3_ENDPOINT`]),
    ].join('; '),
  }
}

/** Looks at how Nexo was set up here. */
export const installation = async (): Promise<Checkup[]> => [
  await folder(),
  await files(),
  address(),
  cluster(),
]
