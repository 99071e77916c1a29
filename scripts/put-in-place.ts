import { ask } from './ask-password.ts'

/** Puts a backup file in the place of the data, asks for a passphrase where it needs one, and says what is where. */
export const putInPlace = async (file: string): Promise<void> => {
  const { withServerAlone } = await import('#server/backups/with-server.ts')
  const { restoreBackup } = await import('#server/backups/restore.ts')
  const { readHead } = await import('#server/backups/archive.ts')
  const { env } = await import('#server/env.ts')
  const { createdAt, lock } = await readHead(file)
  const asks = lock && !env.BACKUP_PASSPHRASE && process.stdin.isTTY
  const passphrase = asks ? await ask('Passphrase: ') : env.BACKUP_PASSPHRASE
  const stopped = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stopped.abort())
  const { rows, files, aside } = await withServerAlone(() =>
    restoreBackup(file, { passphrase, signal: stopped.signal }),
  ).catch((error: unknown) => {
    throw stopped.signal.aborted ? new Error('Stopped. Everything is as it was before.') : error
  })
  console.log(
    `Restored ${rows} rows and ${files} files, as they were at ${createdAt}. Everybody signs in again.`,
  )
  if (!aside) return
  console.log(`What was there before is kept: database ${aside.database}, files in ${aside.files}.`)
  console.log(`To put it back: npm run restore -- ${aside.database}`)
  console.log(`To delete it:   npm run restore -- --delete ${aside.database}`)
}
