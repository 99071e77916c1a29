import { runTool } from './run-tool.ts'

/** Makes a backup and proves it, beside a running server or without one. Fails when it could not be proven. */
const main = async () => {
  const { openForTool } = await import('#server/boot.ts')
  const { makeBackup } = await import('#server/backups/make.ts')
  const { pathOf } = await import('#server/backups/store.ts')
  // As it is: a backup before an upgrade must not bring the schema up to date.
  const { close } = await openForTool({ migrate: false })
  try {
    const { backup } = await makeBackup('asked')
    console.log(pathOf(backup.name))
    if (backup.problem) throw new Error(`It was written, but not proven. ${backup.problem}`)
    console.log(
      `Restored for trial: ${backup.rows} rows and ${backup.files} files came back, ${backup.encrypted ? 'encrypted' : 'not encrypted (set BACKUP_PASSPHRASE)'}.`,
    )
    if (backup.unsound)
      console.log(`${backup.unsound} files had lost their contents, or others, before the backup was made.`)
  } finally {
    await close()
  }
}

await runTool(main)
