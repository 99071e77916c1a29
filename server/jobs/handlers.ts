import { makeBackup } from '../backups/make.ts'
import { cleanFiles } from '../files/clean-up.ts'
import { cleanJobs, cleanLimits, cleanSessions } from './clean-up.ts'
import type { Handlers } from './run-job.ts'

/** Who does what: one handler for each kind. */
export const handlers: Handlers = {
  'backups.make': async (_, { signal }) => void (await makeBackup(signal)),
  'sessions.clean': cleanSessions,
  'jobs.clean': cleanJobs,
  'limits.clean': cleanLimits,
  'files.clean': cleanFiles,
}
