import fs from 'node:fs'
import path from 'node:path'
import { errorCode } from './error-code.ts'

export type Account = { uid: number; gid: number }

/** The major version of PostgreSQL that this version of ours runs. */
export const major = 17

/** Where the files of PostgreSQL live, below DATA_DIR. Each major version has a folder of its own, beside the others. */
export const clusterFolder = (dataDir: string, name = `pg${major}`) =>
  path.join(/* turbopackIgnore: true */ dataDir, name)

/** The folders of other major versions, the latest first. */
export const otherClusters = (dataDir: string): string[] => {
  try {
    return fs
      .readdirSync(/* turbopackIgnore: true */ dataDir)
      .filter((name) => /^pg\d\d$/.test(name) && name !== `pg${major}`)
      .sort()
      .reverse()
  } catch {
    return []
  }
}

/**
 * The account that PostgreSQL runs as: our own. It refuses to run as root, so for root it is whoever owns the data
 * already, else an account made for such things. Throws one sentence when there is none.
 */
export const postgresAccount = (dataDir: string): Account => {
  if (!process.getuid || !process.getgid)
    throw new Error(
      'Nexo CRM has no PostgreSQL of its own for this system: set DATABASE_URL to a PostgreSQL server.',
    )
  if (process.getuid() !== 0) return { uid: process.getuid(), gid: process.getgid() }
  const clusters = [undefined, ...otherClusters(dataDir)].map((name) => clusterFolder(dataDir, name))
  for (const folder of [...clusters, dataDir]) {
    const owner = ownerOf(folder)
    if (owner && owner.uid !== 0) return owner
  }
  const accounts = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of ['postgres', 'node', 'nobody']) {
    const [, , uid, gid] = accounts.find((account) => account[0] === name) ?? []
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) }
  }
  throw new Error(
    'PostgreSQL does not run as root, and there is no ordinary account to run it as: start as another user.',
  )
}

const ownerOf = (folder: string): Account | undefined => {
  try {
    const { uid, gid } = fs.statSync(folder)
    return { uid, gid }
  } catch {
    return undefined
  }
}

/** Only root can, and must, hand a child to another account. */
export const spawnAs = (account: Account): Partial<Account> => (process.getuid?.() === 0 ? account : {})

/** Makes sure that `folder` exists and is `account`'s alone. Throws one sentence when it cannot. */
export const claimFolder = (folder: string, account: Account) => {
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (ownerOf(folder)?.uid === 0 && account.uid !== 0) fs.chownSync(folder, account.uid, account.gid)
  } catch (error) {
    throw new Error(
      `${folder} cannot be written by this user (${errorCode(error)}): choose another DATA_DIR, or change its owner.`,
    )
  }
  if (ownerOf(folder)?.uid !== account.uid)
    throw new Error(`${folder} belongs to another user: start as that user, or choose another DATA_DIR.`)
}
