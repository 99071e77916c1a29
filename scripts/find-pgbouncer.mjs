import { aptInstall } from './apt.mjs'
import { findProgram } from './find-program.mjs'

const names = ['pgbouncer']
/** Debian puts it where an ordinary account's PATH does not look. */
const elsewhere = '/usr/sbin/pgbouncer'

/** PgBouncer if it is installed, as a full path. */
export const foundPgBouncer = () => process.env.PGBOUNCER || findProgram([...names, elsewhere])

/** A real PgBouncer for the tests behind it: found, or installed; undefined where neither can be. */
export const findPgBouncer = async () => {
  const found = foundPgBouncer()
  if (found) return found
  await aptInstall('pgbouncer')
  return foundPgBouncer()
}
