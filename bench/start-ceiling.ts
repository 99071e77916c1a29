import { fork } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { SignJWT } from 'jose'
import { embeddedConnection } from '#db/embedded.ts'
import { freePort } from '../scripts/port.mjs'
import { type Instance, poolSize } from './instance.ts'

/** Starts the bare server (ceiling.mjs) on the database of an instance, for the user who is asked about. */
export const startCeiling = async (instance: Instance, userId: string) => {
  const { host, port, user, database } = embeddedConnection(instance.dataDir)
  const secret = randomBytes(48).toString('base64')
  const own = await freePort()
  const child = fork('bench/ceiling.mjs', {
    execArgv: [],
    env: {
      ...process.env,
      PORT: String(own),
      DB_POOL: poolSize,
      CEILING_SECRET: secret,
      PGHOST: host,
      PGPORT: String(port),
      PGUSER: user,
      PGDATABASE: database,
    },
  })
  await once(child, 'message')
  const token = await new SignJWT({ sid: userId, role: 'admin' })
    .setProtectedHeader({ alg: 'HS256' })
    .setSubject(userId)
    .setIssuer('nexo')
    .setAudience('nexo-api')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(new TextEncoder().encode(secret))
  return {
    url: `http://127.0.0.1:${own}`,
    bearer: { authorization: `Bearer ${token}` },
    stop: () => child.disconnect(),
  }
}
