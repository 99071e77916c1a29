import { setTimeout as sleep } from 'node:timers/promises'
import { appliedMigrations, migrateDatabase } from '#db/migrate.ts'
import { db } from '../database.ts'
import { log } from '../log.ts'
import { migrationsFolder } from '../paths.ts'
import { readHead } from './archive.ts'
import { BackupError, NoTrial } from './backup-error.ts'
import { makeBackup } from './make.ts'
import { backupsBeforeUpgrades } from './rollback.ts'
import { Busy } from './write.ts'

const hour = 3_600_000
const waitMs = 500

/** A start that fails is tried again and again by whatever watches over it; that must not fill the disk with backups. */
const isThere = async () => {
  const [newest] = await backupsBeforeUpgrades()
  if (!newest?.provenAt || Date.now() - Date.parse(newest.createdAt) > hour) return false
  const { migrations } = await readHead(newest.file)
  return (await appliedMigrations(db)).at(-1) === migrations.last
}

/**
 * Backs up before the schema changes, and tries the change on the copy that proves the backup. Where there is no room or
 * no right for a copy, the log says so and the upgrade goes on. Throws `BackupError` when there is no backup, or when the
 * change fails on the copy: nothing is changed then.
 */
export const backUpBeforeUpgrade = async (): Promise<void> => {
  while (!(await isThere()))
    try {
      log.info({}, 'a backup is made before the upgrade')
      const { backup, error } = await makeBackup('upgrade', {
        trial: (copy) => migrateDatabase(copy, migrationsFolder),
      })
      if (error instanceof NoTrial)
        log.warn({ problem: backup.problem }, 'the backup before the upgrade was not tried')
      else if (error) throw new BackupError('It was tried on a copy and failed there', { cause: error })
      return
    } catch (error) {
      if (!(error instanceof Busy)) throw error
      await sleep(waitMs) // Another server of ours, which upgrades too.
    }
}
