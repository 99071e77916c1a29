export {} // A module, so that it may wait at its top.

/** Makes a backup and proves it, beside a running server or without one. Ends with 1 when it could not be proven. */
const main = async () => {
  const { withDatabaseAsItIs } = await import('#server/backups/tool.ts')
  const { makeBackup } = await import('#server/backups/make.ts')
  const { pathOf } = await import('#server/backups/store.ts')
  const backup = await withDatabaseAsItIs(() => makeBackup())
  console.log(pathOf(backup.name))
  if (backup.problem) throw new Error(`It was written, but: ${backup.problem}`)
  const sealed = backup.encrypted ? 'encrypted' : 'not encrypted: set BACKUP_PASSPHRASE'
  console.log(`Restored for trial: ${backup.rows} rows and ${backup.files} files, all there (${sealed}).`)
  if (backup.unsound) console.log(`${backup.unsound} files had lost their contents before.`)
}

try {
  await main()
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error))
  process.exit(1)
}
