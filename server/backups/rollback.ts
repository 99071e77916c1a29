import { knownMigrations } from '#db/migrate.ts'
import type { Backup } from '#domain/backups.ts'
import { env } from '../env.ts'
import { migrationsFolder } from '../paths.ts'
import { readHead } from './archive.ts'
import { BackupError } from './backup-error.ts'
import { allBackups, pathOf } from './store.ts'

type BeforeUpgrade = Pick<Backup, 'createdAt' | 'provenAt'> & { file: string }

/** What was backed up before the schema changed, the newest first. */
export const backupsBeforeUpgrades = async (): Promise<BeforeUpgrade[]> =>
  (await allBackups())
    .filter(({ reason }) => reason === 'upgrade')
    .map(({ name, createdAt, provenAt }) => ({ file: pathOf(name), createdAt, provenAt }))

/**
 * The file of the backup that was made before the last upgrade, for a restore. Throws `BackupError` when there is none, or
 * when this version would at once upgrade it again.
 */
export const findRollback = async (): Promise<string> => {
  const [newest] = await backupsBeforeUpgrades()
  if (!newest) throw new BackupError(`There is no backup from before an upgrade in ${env.BACKUP_DIR}.`)
  const { migrations } = await readHead(newest.file)
  if (knownMigrations(migrationsFolder).length > migrations.count)
    throw new BackupError(
      `This version would at once upgrade the backup of ${newest.createdAt} again: put the files of the version that you had before in place, then run it there.`,
    )
  return newest.file
}
