import path from 'node:path'
import { ask } from './ask-password.ts'

const usage = 'npm run restore -- FILE   (the passphrase is taken from BACKUP_PASSPHRASE, or asked)'

/** npm runs its scripts in the project's folder; a person means the folder where they are. */
const fileOf = (given: string) => path.resolve(process.env.INIT_CWD ?? '.', given)

/** Puts a backup in the place of the data, which is kept aside. The server must not run. */
const main = async (given: string | undefined) => {
  if (!given) throw new Error(usage)
  const file = fileOf(given)
  const { withDatabaseAsItIs } = await import('#server/backups/tool.ts')
  const { restoreBackup } = await import('#server/backups/restore.ts')
  const { BackupError } = await import('#server/backups/backup-error.ts')
  const { readHead } = await import('#server/backups/archive.ts')
  const { env } = await import('#server/env.ts')
  const { createdAt, lock } = await readHead(file)
  const asks = lock && !env.BACKUP_PASSPHRASE && process.stdin.isTTY
  const passphrase = asks ? await ask('Passphrase: ') : env.BACKUP_PASSPHRASE
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort())
  const { rows, files, aside } = await withDatabaseAsItIs((embedded) => {
    if (embedded?.adopted)
      throw new BackupError('Nexo CRM runs on this database: stop it first, then restore.')
    return restoreBackup(file, { passphrase, signal: stopped.signal })
  }).catch((error: unknown) => {
    throw stopped.signal.aborted ? new Error('Stopped. Everything is as it was before.') : error
  })
  console.log(`Restored ${rows} rows and ${files} files, as they were at ${createdAt}.`)
  if (aside)
    console.log(`What was there before is kept: database ${aside.database}, files in ${aside.files}.`)
}

try {
  await main(process.argv[2])
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
