import { backUp } from '../backups/job.ts'
import { cleanFiles } from '../files/clean-up.ts'
import { cleanImports } from '../imports/clean-up.ts'
import { runImport } from '../imports/run.ts'
import { undoRows } from '../imports/undo.ts'
import { cleanJobs, cleanLimits, cleanSessions } from './clean-up.ts'
import type { Handlers } from './run-job.ts'

/** Who does what: one handler for each kind. */
export const handlers: Handlers = {
  'backups.make': backUp,
  'sessions.clean': cleanSessions,
  'jobs.clean': cleanJobs,
  'limits.clean': cleanLimits,
  'files.clean': cleanFiles,
  'imports.run': runImport,
  'imports.undo': undoRows,
  'imports.clean': cleanImports,
}
