import { migrateDatabase, schemaStanding } from '#db/migrate.ts'
import { backUpBeforeUpgrade } from './backups/before-upgrade.ts'
import { db } from './database.ts'
import { ConfigError } from './env.ts'
import { migrationsFolder } from './paths.ts'
import { reasonOf } from './reason.ts'

/** What failed and, where something else is behind it, that too. */
const wholeReasonOf = (error: unknown) => {
  const outer = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
  const inner = reasonOf(error)
  return outer === inner ? outer : `${outer}: ${inner}`
}

/**
 * Brings the database to the schema of this version, with a backup of what was there before. Throws `ConfigError` for data
 * of a later version, and where there is no backup or the change fails: nothing is changed then.
 */
export const upgrade = async (): Promise<void> => {
  const standing = await schemaStanding(db, migrationsFolder)
  if (standing === 'newer')
    throw new ConfigError(
      'The data was brought up to date by a later version than this one: start that version again, or put back what was backed up before its upgrade with npm run rollback.',
    )
  if (standing === 'older')
    await backUpBeforeUpgrade().catch((cause: unknown) => {
      throw new ConfigError(`The upgrade was not begun. ${wholeReasonOf(cause)}.`)
    })
  await migrateDatabase(db, migrationsFolder).catch((cause: unknown) => {
    throw new ConfigError(
      `The database could not be brought up to date (${reasonOf(cause)}). It is as it was: the version that you had before still runs on it.`,
    )
  })
}
