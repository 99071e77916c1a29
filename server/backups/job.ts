import type { Handlers } from '../jobs/run-job.ts'
import { makeBackup } from './make.ts'
import { Busy } from './write.ts'

/** The daily backup, or one that an admin asked for. One that is being made at this moment stands for it. */
export const backUp: Handlers['backups.make'] = async ({ reason }, { signal }) => {
  try {
    await makeBackup(reason, { signal })
  } catch (error) {
    if (!(error instanceof Busy)) throw error
  }
}
