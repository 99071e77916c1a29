import { type Aside, asideCalled, newAside } from './aside.ts'
import { BackupError } from './backup-error.ts'
import { besideOurs, dropBeside, ownName } from './databases.ts'
import { dropContentsAside, keepContentsAside, putContentsBack } from './file-contents.ts'
import { requireNobody, swap } from './swap.ts'

const requireThere = async (client: Parameters<typeof requireNobody>[0], database: string) => {
  const { rows } = await client.query('select from pg_database where datname = $1', [database])
  if (rows.length === 0) throw new BackupError(`Nothing is kept under the name ${database}.`)
}

/**
 * Puts back what a restore kept aside, and keeps aside in turn what is there now. `target` is another database than our
 * own. Throws `BackupError`.
 */
export const putBack = async (database: string, target?: string): Promise<Aside> => {
  const own = target ?? (await ownName())
  const [back, aside] = [asideCalled(database), newAside()]
  return besideOurs(own, async (client) => {
    await requireThere(client, database)
    await requireNobody(client, own)
    await keepContentsAside(aside.contents)
    await putContentsBack(back.contents)
    await swap(client, { own, fresh: database, aside: aside.database })
    await dropContentsAside(back.contents)
    return aside
  })
}

/** Deletes for good what a restore kept aside. Throws `BackupError` when there is nothing of this name. */
export const forget = async (database: string): Promise<void> => {
  const own = await ownName()
  const { contents } = asideCalled(database)
  await besideOurs(own, async (client) => {
    await requireThere(client, database)
    await dropBeside(client, database)
  })
  await dropContentsAside(contents)
}
