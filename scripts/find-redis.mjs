import { aptInstall } from './apt.mjs'
import { findProgram } from './find-program.mjs'
import { Refusal } from './project.mjs'

const names = ['redis-server', 'valkey-server']

/** A real Redis for the tests of its tier: found, or installed. Throws a Refusal that says what to install. */
export const findRedis = async () => {
  const found = process.env.REDIS_SERVER || findProgram(names)
  if (found) return found
  await aptInstall('redis-server')
  const installed = findProgram(names)
  if (installed) return installed
  throw new Refusal(
    'The tests need a real redis-server: install it (Debian and Ubuntu: apt-get install redis-server; macOS: brew install redis), or name the program in REDIS_SERVER.',
  )
}
