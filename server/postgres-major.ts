import path from 'node:path'
import { type Embedded, otherCluster, startEmbedded } from '#db/embedded.ts'
import { major } from '#db/embedded-account.ts'
import { findOtherBinaries } from '#db/embedded-binaries.ts'
import { appliedMigrations, migrateDatabase } from '#db/migrate.ts'
import { BackupError } from './backups/backup-error.ts'
import { makeBackup } from './backups/make.ts'
import { restoreBackup } from './backups/restore.ts'
import { pathOf } from './backups/store.ts'
import { db } from './database.ts'
import { ConfigError, env } from './env.ts'
import { migrationsFolder } from './paths.ts'
import { reasonOf } from './reason.ts'

type Other = NonNullable<ReturnType<typeof otherCluster>>

const placeOf = ({ name }: Other) => path.join(/* turbopackIgnore: true */ env.DATA_DIR, name)

const withoutPrograms = (other: Other) =>
  new ConfigError(
    `The data in ${placeOf(other)} was made by PostgreSQL ${other.version}, which is not on this machine, and ours is ${major}. Start the version of Nexo CRM that you had before, run npm run backup there, and stop it; then run npm run restore -- FILE with this version, and start it. Or install PostgreSQL ${other.version} and start again: the data is moved by itself then. Nothing is changed.`,
  )

/** Runs the other PostgreSQL at the address of ours, which everything here therefore speaks to meanwhile. */
const withOther = async <T>({ name, version }: Other, work: () => Promise<T>): Promise<T> => {
  const binDir = findOtherBinaries(version, env.OLD_POSTGRES_BIN)
  if (!binDir) throw withoutPrograms({ name, version })
  const running = await startEmbedded(env.DATA_DIR, { binDir, cluster: name })
  try {
    return await work()
  } finally {
    await running.stop()
  }
}

/** A backup of what the other PostgreSQL holds, proven there. */
const backUp = async () => {
  const { backup, error } = await makeBackup('upgrade', {
    trial: (copy) => migrateDatabase(copy, migrationsFolder),
  })
  if (error) throw error
  return pathOf(backup.name)
}

const move = async (other: Other): Promise<Embedded> => {
  const file = await withOther(other, backUp)
  const ours = await startEmbedded(env.DATA_DIR)
  try {
    const { rows, files } = await restoreBackup(file)
    process.stdout.write(
      `The data was moved from PostgreSQL ${other.version} to ${major}: ${rows} rows and ${files} files, counted. What was there before is kept in ${placeOf(other)}; delete it when you are sure.\n`,
    )
    return ours
  } catch (error) {
    await ours.stop()
    throw error
  }
}

/**
 * Starts the built-in PostgreSQL. Where another major version has left its data in the data folder, and ours has none yet,
 * that is backed up by its own programs and restored into ours; its folder stays as it is. Ours has either nothing or all
 * of it, whatever ends the move half-way: the next start begins anew. Throws `ConfigError` where it cannot be moved.
 */
export const startWithData = async (): Promise<Embedded> => {
  const ours = await startEmbedded(env.DATA_DIR)
  const other = otherCluster(env.DATA_DIR)
  if (!other || ours.adopted) return ours
  if ((await appliedMigrations(db)).length > 0) return ours
  await ours.stop()
  return move(other).catch((cause: unknown) => {
    if (cause instanceof ConfigError) throw cause
    const reason = cause instanceof BackupError ? cause.message.replace(/\.$/, '') : reasonOf(cause)
    throw new ConfigError(
      `The data of PostgreSQL ${other.version} could not be moved to ${major} (${reason}). Nothing is changed: it is in ${placeOf(other)}, and the version of Nexo CRM that you had before still runs on it.`,
    )
  })
}
