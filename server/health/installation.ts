import { access, constants, stat } from 'node:fs/promises'
import { env } from '../env.ts'
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

const cluster = (): Checkup => {
  const name = 'Several servers'
  const shared = env.REDIS_URL || env.UPSTASH_REDIS_REST_URL
  if (env.embedded) return { name, state: 'ok', detail: 'one, with a PostgreSQL of its own' }
  return {
    name,
    state: 'ok',
    detail: shared
      ? 'database and cache can be shared'
      : 'the database can be shared; a REDIS_URL makes it cheaper',
  }
}

/** Looks at how Nexo was set up here. */
export const installation = async (): Promise<Checkup[]> => [await folder(), address(), cluster()]
