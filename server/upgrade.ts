import { migrateDatabase, schemaStanding } from '#db/migrate.ts'
import { backUpBeforeUpgrade } from './backups/before-upgrade.ts'
import { db } from './database.ts'
import { ConfigError } from './env.ts'
import { health } from './health/health.ts'
import { migrationsFolder } from './paths.ts'
import { reasonOf } from './reason.ts'

/** What failed and, where something else is behind it, that too. */
const wholeReasonOf = (error: unknown) => {
  const outer = error instanceof Error ? error.message.replace(/\.$/, '') : String(error)
  const inner = reasonOf(error)
  return outer === inner ? outer : `${outer}: ${inner}`
}

const asItWas =
  'Your data is as it was. To go back, put the files of the version that you had before in place and start it'

/** A schema that nothing works on is better noticed before people work on it. */
const requireHealth = async () => {
  const { parts } = await health()
  const unwell = parts.find(({ state }) => state === 'down')
  if (unwell)
    throw new ConfigError(
      `The database was brought up to date, and is not well since (${unwell.name} ${unwell.detail}). To go back, put the files of the version that you had before in place, and run npm run rollback there.`,
    )
}

/**
 * Brings the database to the schema of this version, with a backup of what was there before, and looks whether all is
 * well. Throws `ConfigError` for data of a later version; where there is no backup or the change fails, with nothing
 * changed; and where a part is down afterwards.
 */
export const upgrade = async (): Promise<void> => {
  const standing = await schemaStanding(db, migrationsFolder)
  if (standing === 'newer')
    throw new ConfigError(
      'The data was brought up to date by a later version than this one: start that version again, or put back what was backed up before its upgrade with npm run rollback.',
    )
  if (standing === 'older')
    await backUpBeforeUpgrade().catch((cause: unknown) => {
      throw new ConfigError(`The upgrade was not begun. ${wholeReasonOf(cause)}. ${asItWas}.`)
    })
  await migrateDatabase(db, migrationsFolder).catch((cause: unknown) => {
    throw new ConfigError(`The database could not be brought up to date (${reasonOf(cause)}). ${asItWas}.`)
  })
  if (standing === 'older') await requireHealth()
}
